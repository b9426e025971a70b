// `node tests/unit/checkup/labelled/report.ts`: prints how right the check-up is on the labelled examples.
import { DONE } from './done.ts';
import { INTENT } from './intent.ts';
import { LEDGER } from './ledger.ts';
import { scores, scoreTable } from './measure.ts';
import { PAIRS } from './pairs.ts';
import { UNSEEN } from './unseen.ts';
import { WEEKS } from './weeks.ts';

const sets = {
  'Examples that the rules were made with': [...INTENT, ...DONE, ...WEEKS, ...PAIRS, ...LEDGER],
  'Examples written afterwards': UNSEEN,
};
for (const [title, cases] of Object.entries(sets)) {
  const list = scores(cases);
  const nothing = cases.filter(({ expect }) => expect.length === 0).length;
  console.log(`${title}: ${cases.length}, of which ${nothing} must raise nothing\n`);
  console.log(`${scoreTable(list)}\n`);
  for (const { wrong, missed } of list) {
    for (const line of wrong) console.log(`- wrong: ${line}`);
    for (const line of missed) console.log(`- missed: ${line}`);
  }
  console.log('');
}

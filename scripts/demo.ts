// `npm run demo`: the whole path on the fictional sample round, through the same engine as the window, into files to look at.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Engine } from '#core/engine.ts';
import { writeFileAtomically } from '#core/files/atomic-write.ts';
import { rateWords } from '#domain/statistics/figures.ts';
import { findChromium } from '#tests/standin/chromium/find.ts';
import packageJson from '../package.json' with { type: 'json' };
import { paperToPdf } from './paper-pdf.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { out: { type: 'string' }, data: { type: 'string' } } });
const from = process.env.INIT_CWD ?? process.cwd();
const out = resolve(from, values.out ?? 'demo-output');
const dataDir = values.data === undefined ? join(out, 'data') : resolve(from, values.data);

mkdirSync(out, { recursive: true });
if (existsSync(join(dataDir, 'ledger.db'))) {
  // Only a store that the demo itself made is removed; a store somewhere else is never touched.
  if (values.data !== undefined) {
    console.error(`错误：${dataDir} 中已有台账，演示不会改动它。请换一个 --data 目录。`);
    process.exit(1);
  }
  rmSync(dataDir, { recursive: true });
}

const engine = new Engine({ dataDir, resourcesDir: join(root, 'resources'), version: packageJson.version });
await engine.call('createStore', { office: '临溪区委巡视整改办', user: '管理员', password: 'yanshi-2026' });
const { roundId, counts } = await engine.call('loadSample', {});
console.log(
  `已导入示例（虚构）：${counts.aspects}个方面 ${counts.items}项 ${counts.problems}条具体问题 ${counts.measures}条措施`,
);

const reviews = await engine.call('listReviews', { roundId });
const last = reviews.at(-1);
if (!last) throw new Error('the sample has no reviews');
const sheet = await engine.call('getReview', { reviewId: last.id });
const count = (status: string) => sheet.units.filter((unit) => unit.status === status).length;
console.log(
  `第${last.ordinal}次调度（${last.date}）：应报${sheet.units.length} 按时${count('按时')} 迟报${count('迟报')} 未报${count('未报')}`,
);
const figures = await engine.call('getFigures', { roundId, reviewId: last.id });
console.log(
  `完成率：问题 ${rateWords(figures.problems)}，措施 ${rateWords(figures.measures)}，逾期措施 ${figures.measures.overdue} 条`,
);

const bulletin = await engine.call('issueBulletin', {
  bulletinId: (await engine.call('draftBulletin', { source: { of: 'review', reviewId: last.id } })).id,
});
const lists = [
  ['problems', '问题清单'],
  ['tasks', '任务清单'],
  ['responsibilities', '责任清单'],
  ['ledger', '整改台账'],
] as const;
const papers = [
  ...lists.map(([list, name]) => ({
    name,
    source: { of: 'list' as const, roundId, list, asOf: last.date },
    formats: ['xlsx', 'docx'] as const,
  })),
  {
    name: `通报第${bulletin.number}期`,
    source: { of: 'bulletin' as const, bulletinId: bulletin.id },
    formats: ['docx'] as const,
  },
];
const chromium = findChromium();
const paperPage = join(root, 'out', 'renderer', 'print.html');
// PDFs are printed by the window's own paper page, which a fresh checkout has not built yet.
if (chromium !== undefined && !existsSync(paperPage)) {
  spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { cwd: root, stdio: 'ignore' });
}
const canPrint = chromium !== undefined && existsSync(paperPage);
for (const { name, source, formats } of papers) {
  for (const format of formats)
    await engine.call('writePaper', { source, format, path: join(out, `${name}.${format}`) });
  if (canPrint)
    writeFileAtomically(
      join(out, `${name}.pdf`),
      await paperToPdf(await engine.call('getPaper', source), { chromium }),
    );
}
const { ok } = await engine.call('verify', {});
await engine.call('shutdown', {});
console.log(`已印发通报：${bulletin.year}年第${bulletin.number}期（已冻结）`);
console.log(`数据检查：${ok ? '通过' : '未通过'}`);
if (!canPrint) {
  console.log(
    chromium === undefined ? '没有找到 Chromium，未生成 PDF。' : '窗口还没有构建（npm run build），未生成 PDF。',
  );
}
console.log(`文件在 ${out}：`);
for (const file of readdirSync(out)
  .filter((name) => /\.(xlsx|docx|pdf)$/.test(name))
  .toSorted())
  console.log(`  ${file}`);
process.exit(ok ? 0 : 1);

// Paper of a view: exactly the rows that the lists show, in their order, under the columns and on the paper chosen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#core/protocol.ts';
import type { ListDocument } from '#domain/content/types.ts';
import type { LedgerLook, LedgerRow, TreeList } from '#domain/ledger/view.ts';
import { startEngine, type TestEngine } from '../fixtures/engine.ts';

const AS_OF = '2026-06-23';
let app: TestEngine;
let roundId = '';

beforeAll(async () => {
  app = await startEngine();
  roundId = (await app.call('loadSample', {})).roundId;
});
afterAll(() => app.dispose());

const look = (list: TreeList, over: Partial<LedgerLook> = {}): LedgerLook => ({
  list,
  text: '',
  filters: [],
  sort: null,
  only: null,
  toggled: [],
  ...over,
});
async function paper(
  source: Omit<Extract<CallInput<'getPaper'>, { of: 'list' }>, 'of' | 'roundId'>,
): Promise<ListDocument> {
  return (await app.call('getPaper', { of: 'list', roundId, asOf: AS_OF, ...source })) as ListDocument;
}
async function rowsOf(view: LedgerLook): Promise<LedgerRow[]> {
  const input = { roundId, look: view, asOf: AS_OF, from: 0, count: 500, focusId: null };
  return (await app.call('readRows', input)).rows;
}

describe.each(['problems', 'closeOut'] as const)('the view of the %s list', (list) => {
  it.each<[string, Partial<LedgerLook>]>([
    ['filtered', { filters: [{ column: 'state', test: { kind: 'values', values: ['整改中'] } }] }],
    ['sorted', { sort: { column: 'deadline', descending: true } }],
    ['searched', { text: '企业' }],
  ])('%s is what stands on paper', async (_, over) => {
    const shown = (await rowsOf(look(list, over))).filter((row) => row.kind === 'problem').map(({ id }) => id);
    const document = await paper({ list, look: look(list, over) });
    expect(shown.length).toBeGreaterThan(0);
    expect(document.groups.map((group) => group.ids.problemId)).toEqual(shown);
  });
});

describe.each(['tasks', 'ledger'] as const)('the view of the %s list', (list) => {
  it.each<[string, Partial<LedgerLook>]>([
    ['filtered', { filters: [{ column: 'state', test: { kind: 'values', values: ['整改中'] } }] }],
    ['sorted', { sort: { column: 'deadline', descending: false } }],
    ['both', { text: '企业', sort: { column: 'state', descending: true } }],
  ])('%s is what stands on paper, folded or not', async (_, over) => {
    const shown = (await rowsOf(look(list, over))).filter((row) => row.kind === 'measure').map(({ id }) => id);
    const first = (await rowsOf(look(list, over))).find((row) => row.kind === 'problem');
    const folded = look(list, { ...over, toggled: first === undefined ? [] : [first.id] });
    const document = await paper({ list, look: folded });
    expect(shown.length).toBeGreaterThan(0);
    expect(document.groups.flatMap(({ lines }) => lines.map((line) => line.measureId))).toEqual(shown);
  });
});

it('says in its subtitle what was filtered by, in the words of the list', async () => {
  const filters = [{ column: 'state', test: { kind: 'values' as const, values: ['整改中'] } }];
  const document = await paper({ list: 'problems', look: look('problems', { filters, text: '企业' }) });
  const count = document.groups.length;
  expect(document.subtitle).toMatch(new RegExp(`\\n筛选：状态 整改中；查找“企业”，共${count}条问题$`));
  const whole = await paper({
    list: 'problems',
    look: look('problems', { sort: { column: 'number', descending: true } }),
  });
  expect(whole.subtitle).not.toContain('筛选');
});

it('is set up as chosen', async () => {
  const document = await paper({
    list: 'ledger',
    columns: ['measure', 'problem'],
    titles: [{ column: 'measure', title: '具体举措' }],
    size: 'A4',
    orientation: 'portrait',
    fitToWidth: false,
    mark: false,
    signatures: false,
    atMost: 3,
  });
  expect(document.columns.map(({ title }) => title)).toEqual(['具体举措', '反馈问题']);
  expect(document.paper).toEqual({ size: 'A4', orientation: 'portrait', fitToWidth: false });
  expect([document.mark, document.signatures]).toEqual([null, []]);
  expect(document.groups.flatMap((group) => group.lines)).toHaveLength(3);
});

it('of the check holds what the check finds', async () => {
  const report = await app.call('precheck', { roundId, atMost: 10_000 });
  const document = (await app.call('getPaper', { of: 'precheck', roundId })) as ListDocument;
  expect(document.groups).toHaveLength(report.mustFix + report.hints);
});

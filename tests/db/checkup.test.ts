// 体检 on a real store: the sample round by eye, every rule on a small round, muting, tuning, the paper, and being stopped.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHECKUP_RULES } from '#domain/checkup/types.ts';
import type { ListDocument } from '#domain/content/types.ts';
import type { State } from '#domain/ledger/types.ts';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';

describe('the sample round', () => {
  let app: TestEngine;
  let roundId: string;
  beforeAll(async () => {
    app = await startEngine();
    ({ roundId } = await app.call('loadSample', {}));
  });
  afterAll(() => app.dispose());

  it('has these findings and no others; each was read beside the reports and is right', async () => {
    expect(await app.call('getCheckup', { roundId })).toMatchObject({ run: null, rules: [] });
    const report = await app.call('runCheckup', { roundId });
    expect(report.run).toMatchObject({ measures: 81, entries: 394, by: '管理员' });
    const findings = await app.call('listCheckupFindings', { roundId });
    expect(findings.map(({ rule, severity, place, words }) => [rule, severity, place, words])).toEqual([
      ['repeated', '提示', '问题(13)措施二', '6月1日的进展与5月25日完全相同；6月8日起已有新的内容'],
      ['repeated', '提示', '问题(18)措施三', '6月8日的进展与6月1日完全相同；6月15日起已有新的内容'],
      ['repeated', '提示', '问题(20)措施三', '6月8日的进展与6月1日完全相同；6月22日起已有新的内容'],
      ['intent', '提示', '问题(8)措施三', '6月15日的进展只有打算或套话，没有数据和已做的事；6月22日起已有事实'],
      ['intent', '提示', '问题(22)措施二', '6月1日的进展只有打算或套话，没有数据和已做的事；6月8日起已有事实'],
    ]);
    expect(report.rules.filter(({ count }) => count > 0)).toEqual([
      { rule: 'repeated', count: 3, muted: 0 },
      { rule: 'intent', count: 2, muted: 0 },
    ]);
    expect(report.units.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1]);
  });

  it('shows the whole half-year’s planted texts once the look back is widened', async () => {
    const { repeated, intent } = await app.call('getCheckupRules', {});
    const wide = [
      { rule: 'repeated' as const, on: true, values: { ...repeated.values, weeks: 26 } },
      { rule: 'intent' as const, on: true, values: { ...intent.values, weeks: 26 } },
    ];
    await app.call('setCheckupRules', { rules: wide });
    await app.call('runCheckup', { roundId });
    const places = async (rule: 'repeated' | 'intent') =>
      (await app.call('listCheckupFindings', { roundId, rule })).map(({ place }) => place);
    expect(await places('repeated')).toEqual(['问题(10)措施二', '问题(13)措施二', '问题(18)措施三', '问题(20)措施三']);
    expect(await places('intent')).toEqual([
      '问题(8)措施三',
      '问题(10)措施三',
      '问题(13)措施三',
      '问题(17)措施四',
      '问题(22)措施二',
    ]);
    await app.call('setCheckupRules', { rules: [] });
  });

  it('goes on paper as it stands', async () => {
    await app.call('runCheckup', { roundId });
    const document = (await app.call('getPaper', { of: 'checkup', roundId })) as ListDocument;
    expect(document).toMatchObject({ kind: 'list', title: '整改体检情况清单', notes: [] });
    expect(document.subtitle).toContain('共5条');
    expect(document.groups.map(({ heading }) => heading?.split('　')[0] ?? null)).toEqual([
      '进展与上次雷同（3条）',
      null,
      null,
      '只有打算没有事实（2条）',
      null,
    ]);
    const cells = document.groups[3]?.lines[0]?.cells ?? [];
    expect(cells.join('|')).toContain('6月15日进展：将进一步加强与自然资源、税务等部门沟通');
    const one = (await app.call('getPaper', { of: 'checkup', roundId, rule: 'intent' })) as ListDocument;
    expect(one.subtitle).toContain('共2条');
  });
});

describe('a small round', () => {
  let app: TestEngine;
  let roundId: string;
  let measures: string[];
  let problems: string[];
  let now: Date;
  const day = (date: string) => {
    now = new Date(`${date}T02:00:00Z`);
  };
  beforeEach(async () => {
    day('2026-04-06');
    app = await startEngine({ now: () => now });
    ({ roundId } = await acceptSmallRound(app));
    const tree = await app.call('getLedger', { roundId });
    const rows = tree.aspects.flatMap(({ items }) => items.flatMap((item) => item.problems));
    problems = rows.map(({ id }) => id);
    measures = rows.flatMap((problem) => problem.measures.map(({ id }) => id));
    const unit = await app.call('addUnit', { name: '区教体局', shortName: null, contact: '李某某' });
    await app.call('assign', { targets: { problemIds: problems, measureIds: [] }, patch: { lead: [unit.id] } });
  });
  afterEach(() => app.dispose());

  const week = async (date: string, reports: [number, string, number, State?][]) => {
    day(date);
    const review = await app.call('openReview', { roundId, date, dueAt: null });
    for (const [at, text, percent, state = '整改中'] of reports) {
      await app.call('enterProgress', {
        reviewId: review.id,
        measureId: measures[at] ?? '',
        text,
        percent,
        state,
        difficulty: null,
        nextPlan: null,
        returnReason: null,
        reportedBy: null,
        evidence: null,
      });
    }
    await app.call('closeReview', { reviewId: review.id });
  };
  const found = async () => {
    await app.call('runCheckup', { roundId });
    return (await app.call('listCheckupFindings', { roundId })).map(({ rule, place }) => `${rule} ${place}`);
  };
  const TEXT = '成立工作专班，对14个村逐村开展清理，建立工作台账，审核合同262份，发现问题合同71份。';

  it('shows what the reports, the log and the sign-offs hold, and forgets it when it is put right', async () => {
    await week('2026-04-06', [
      [0, TEXT, 20],
      [1, TEXT, 20],
      [2, '将进一步加强学习，持续推进。', 30],
      [3, '各项任务已全部完成整改。', 100, '待审核'],
    ]);
    await week('2026-04-13', [
      [0, TEXT, 20],
      [2, '开展检查2次。', 20],
    ]);
    const move = (date: string) =>
      app.call('assign', {
        targets: { problemIds: [], measureIds: [measures[4] ?? ''] },
        patch: { deadline: { date, text: null, longTerm: false }, deadlineReason: '原件如此，录入有误' },
      });
    await move('2026-05-31');
    day('2026-05-20');
    await move('2026-06-30');
    day('2026-06-20');
    await move('2026-07-31');
    await app.call('assign', { targets: { problemIds: [problems[1] ?? ''], measureIds: [] }, patch: { lead: [] } });
    expect(await found()).toEqual([
      'repeated 问题(1)措施一',
      'copied 问题(1)措施二',
      'intent 问题(2)措施一',
      'unsupported 问题(3)措施一',
      'backwards 问题(2)措施一',
      'postponed 问题(3)措施二',
      'responsibility 问题(2)',
    ]);
    // What is taken back did not happen.
    const acts = await app.call('listActs', { limit: 10 });
    const moved = acts.filter(({ label }) => label.includes('完成时限'));
    await app.call('undo', { actId: moved[0]?.id ?? '' });
    expect(await found()).not.toContain('postponed 问题(3)措施二');
  });

  it('keeps a finding muted until its facts change, or a row’s rule for good, and tells who did it and why', async () => {
    await week('2026-04-06', [
      [0, TEXT, 20],
      [2, '开展检查2次。', 30],
    ]);
    await week('2026-04-13', [
      [0, TEXT, 20],
      [2, '开展检查2次。', 30],
    ]);
    expect(await found()).toEqual(['repeated 问题(1)措施一', 'repeated 问题(2)措施一']);
    const [one, other] = await app.call('listCheckupFindings', { roundId });
    const mute = (finding: typeof one, scope: 'finding' | 'row', reason: string) =>
      app.call('muteCheckupFindings', { roundId, fingerprints: [finding?.fingerprint ?? ''], scope, reason });
    await mute(one, 'finding', '已电话核实');
    await mute(one, 'finding', '再次忽略同一条不再登记');
    await mute(other, 'row', '该措施按季度开展');
    expect(await found()).toEqual([]);
    expect((await app.call('getCheckup', { roundId })).rules[0]).toEqual({ rule: 'repeated', count: 0, muted: 2 });
    const mutes = await app.call('listCheckupMutes', { roundId });
    expect(mutes.map(({ place, scope, reason, mutedBy }) => [place, scope, reason, mutedBy])).toEqual([
      ['问题(2)措施一', 'row', '该措施按季度开展', '管理员'],
      ['问题(1)措施一', 'finding', '已电话核实', '管理员'],
    ]);
    // The same report for a third week is the same matter; another report repeated is not.
    await week('2026-04-20', [
      [0, TEXT, 20],
      [2, '开展检查3次。', 35],
    ]);
    expect(await found()).toEqual([]);
    await week('2026-04-27', [
      [0, TEXT.replace('262', '300'), 25],
      [2, '开展检查3次。', 35],
    ]);
    await week('2026-05-04', [[0, TEXT.replace('262', '300'), 25]]);
    const repeated = async () => (await found()).filter((each) => each.startsWith('repeated'));
    expect(await repeated()).toEqual(['repeated 问题(1)措施一']);
    await app.call('unmuteCheckupFindings', { roundId, ids: [mutes[0]?.id ?? ''] });
    expect(await repeated()).toEqual(['repeated 问题(1)措施一', 'repeated 问题(2)措施一']);
    await expect(app.call('unmuteCheckupFindings', { roundId, ids: [mutes[0]?.id ?? ''] })).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(
      app.call('muteCheckupFindings', { roundId, fingerprints: ['0'.repeat(16)], scope: 'finding', reason: '无' }),
    ).rejects.toThrow(/体检结果已更新/);
  });

  it('is tuned within bounds, by rule, and says so in the log', async () => {
    await week('2026-04-06', [[0, TEXT, 20]]);
    await week('2026-04-13', [[0, TEXT, 20]]);
    const off = [{ rule: 'repeated' as const, on: false, values: {} }];
    expect((await app.call('setCheckupRules', { rules: off })).repeated.on).toBe(false);
    expect(await found()).toEqual([]);
    expect((await app.call('getCheckup', { roundId })).rules.map(({ rule }) => rule)).toEqual(CHECKUP_RULES.slice(1));
    await expect(
      app.call('setCheckupRules', { rules: [{ rule: 'idle', on: true, values: { weeks: 1 } }] }),
    ).rejects.toThrow(/“长期没有变化”的“连续没有变化”应为2到26次的整数/);
    const log = await app.call('listLog', { limit: 20 });
    expect(log.find(({ operation }) => operation === 'setCheckupRules')).toMatchObject({ entityId: 'checkup.rules' });
    expect(log.some(({ operation, entity }) => operation === 'runCheckup' && entity === 'checkup')).toBe(true);
  });

  it('that is stopped keeps the last result', async () => {
    await week('2026-04-06', [[0, TEXT, 20]]);
    await week('2026-04-13', [[0, TEXT, 20]]);
    await found();
    const before = (await app.call('getCheckup', { roundId })).run;
    day('2026-04-14');
    const running = app.call('runCheckup', { roundId });
    await app.call('cancelJob', {});
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect((await app.call('getCheckup', { roundId })).run).toEqual(before);
  });
});

// 撤销 and 重做 on a real store: labels, refusals, other people's changes, frozen things, cost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { verifyStore } from '#core/db/integrity.ts';
import type { Measure, Problem } from '#domain/ledger/types.ts';
import { type Desk, openDesk } from '../fixtures/desk.ts';
import { ROUND_FIELDS, smallOutline } from '../fixtures/engine.ts';

let desk: Desk;
let roundId: string;
let unitA: string;

const call: Desk['call'] = (name, input, user) => desk.call(name, input, user);
const problems = (): Problem[] =>
  call('getLedger', { roundId }).aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));
const problem = (number: number): Problem => problems()[number - 1] as Problem;
const measure = (number: number, position: number): Measure => problem(number).measures[position - 1] as Measure;
const edit = (kind: 'problem' | 'measure', id: string, patch: object, user?: string) =>
  call('editRows', { edits: [{ kind, id, patch }] }, user);
const undo = (actId: string | null = null, user?: string) => call('undo', { actId }, user);
const redo = (actId: string | null = null, user?: string) => call('redo', { actId }, user);
const acts = (user?: string) => call('listActs', { limit: 100 }, user);
const newest = () => acts()[0]?.id as string;

function refusal(run: () => unknown): { code: string; message: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof BihuanError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('the call was not refused');
}

beforeEach(() => {
  desk = openDesk();
  unitA = call('addUnit', { name: '区教育局', shortName: null }, '丙').id;
  roundId = (
    call('acceptOutline', { round: { fields: ROUND_FIELDS }, source: null, aspects: smallOutline() }, '丙') as {
      roundId: string;
    }
  ).roundId;
});
afterEach(() => desk.dispose());

describe('acts by name', () => {
  it('say the row by its number and the field in the words of the lists', () => {
    edit('problem', problem(1).id, { lead: [unitA] });
    expect(acts()[0]).toMatchObject({ label: '修改问题（1）的牵头单位', operation: 'editRows', undone: false });
    edit('measure', measure(3, 2).id, {
      deadline: { date: '2026-08-01', text: null, longTerm: false },
      state: '整改中',
    });
    expect(acts()[0]?.label).toBe('修改措施（3）二的完成时限、状态');
    const measureIds = problems().flatMap((each) => each.measures.map(({ id }) => id));
    call('assign', {
      targets: { problemIds: [], measureIds },
      patch: { deadline: { date: null, text: null, longTerm: true } },
    });
    expect(acts()[0]?.label).toBe('批量修改5条措施的完成时限');
    call('assign', {
      targets: { problemIds: problems().map(({ id }) => id), measureIds },
      patch: { lead: [unitA], note: '已核', kind: '限期整改', deliverable: '制度' },
    });
    expect(acts()[0]?.label).toBe('批量修改3条问题、5条措施的备注、整改类型、成果形式等4项内容');
    edit('problem', problem(2).id, { closeOut: { approver: '赵某' } });
    expect(acts()[0]?.label).toBe('修改问题（2）的批准人');
    const [one, two] = [problem(1), problem(2)];
    call('splitRow', { kind: 'problem', id: one.id, at: 5, measuresFrom: 2 });
    expect(acts()[0]?.label).toBe('拆分问题（1）');
    call('mergeRows', { kind: 'problem', ids: [one.id, two.id] });
    expect(acts()[0]?.label).toBe('合并到问题（1）');
    call('moveRows', { kind: 'problem', ids: [one.id], parentId: one.itemId, position: 2 });
    expect(acts()[0]?.label).toBe('移动问题（2）');
    call('removeRows', { kind: 'measure', ids: [measure(2, 1).id] });
    expect(acts()[0]?.label).toBe('删除措施“健全学习制度。修订制度1项。”');
    call('renameHeading', { kind: 'item', id: one.itemId, title: '学习' });
    expect(acts()[0]?.label).toBe('修改项1的标题');
    call('addRow', { kind: 'problemOfRound', roundId, title: '新' });
    expect(acts()[0]?.label).toBe('新增问题（4）');
    call('addUnit', { name: '区财政局', shortName: null });
    expect(acts()[0]?.label).toBe('新增单位“区财政局”');
    const review = call('openReview', { roundId, date: '2026-06-15' });
    call('enterProgress', {
      reviewId: review.id,
      measureId: measure(4, 1)?.id ?? measure(3, 1).id,
      text: '进展',
      percent: 1,
      state: '整改中',
      difficulty: null,
      nextPlan: null,
      returnReason: null,
      reportedBy: null,
      evidence: null,
    });
    expect(acts()[0]?.label).toMatch(/^填报措施（3）一的进展$/);
    expect(acts().every(({ refusal: why, label }) => why === null || label !== '')).toBe(true);
  });

  it('are the user’s own, without what cannot be taken back', () => {
    edit('problem', problem(1).id, { note: '甲' });
    edit('problem', problem(2).id, { note: '乙' }, '乙');
    call('setPreference', { key: 'k', value: 'v' });
    call('openReview', { roundId, date: '2026-06-15' });
    expect(acts().map(({ label }) => label)).toEqual(['修改问题（1）的备注']);
    expect(acts('乙').map(({ label }) => label)).toEqual(['修改问题（2）的备注']);
    expect(acts('丙').map(({ label }) => label)).toEqual([`导入文件“${ROUND_FIELDS.name}”`, '新增单位“区教育局”']);
    expect(refusal(() => undo(newest(), '乙')).message).toContain('只能由本人撤销');
  });
});

describe('undoing', () => {
  it('takes back the last act that stands, one after the other, and does them again', () => {
    const start = desk.dump();
    edit('problem', problem(1).id, { title: '一', lead: [unitA] });
    const middle = desk.dump();
    call('removeRows', { kind: 'problem', ids: [problem(1).id] });
    const end = desk.dump();
    expect(undo()).toMatchObject({ undone: true, refusal: null });
    expect(desk.dump()).toEqual(middle);
    undo();
    expect(desk.dump()).toEqual(start);
    expect(refusal(undo)).toEqual({ code: 'notFound', message: '没有可以撤销的操作。' });
    expect(acts().map(({ undone }) => undone)).toEqual([true, true]);
    redo();
    expect(desk.dump()).toEqual(middle);
    redo();
    expect(desk.dump()).toEqual(end);
    expect(refusal(redo).message).toBe('没有可以重做的操作。');
  });

  it('does nothing again by the key after something new was done, but still by name', () => {
    edit('problem', problem(1).id, { note: '一' });
    const first = newest();
    undo();
    edit('problem', problem(2).id, { note: '二' });
    expect(refusal(redo).message).toBe('没有可以重做的操作。');
    redo(first);
    expect(problem(1).note).toBe('一');
  });

  it('is refused when somebody changed the row since, with row, who and when', () => {
    edit('problem', problem(1).id, { note: '甲' });
    const act = newest();
    edit('problem', problem(1).id, { target: '全部整改' }, '乙');
    const when = new Date(Date.UTC(2026, 5, 23, 2, 6));
    const time = `${when.getMonth() + 1}月${when.getDate()}日${String(when.getHours()).padStart(2, '0')}`;
    const refused = refusal(() => undo(act));
    expect(refused.code).toBe('conflict');
    expect(refused.message).toMatch(/^不能撤销“修改问题（1）的备注”：问题（1）在/);
    expect(refused.message).toContain(time);
    expect(refused.message).toContain('又被乙改动（修改问题（1）的整改目标）');
    expect(acts()[0]?.refusal).toContain('又被乙改动');
    expect(problem(1).note).toBe('甲');
    undo(null, '乙');
    expect(acts()[0]?.refusal).toBeNull();
    undo(act);
    expect(problem(1)).toMatchObject({ note: null, target: null });
  });

  it('is refused for a change before one that stands, and allowed once that is taken back', () => {
    edit('problem', problem(1).id, { note: '一' });
    const first = newest();
    edit('problem', problem(1).id, { note: '二' });
    const second = newest();
    expect(refusal(() => undo(first)).code).toBe('conflict');
    undo(second);
    undo(first);
    expect(problem(1).note).toBeNull();
    expect(refusal(() => redo(second)).message).toContain('撤销：修改问题（1）的备注');
    redo(first);
    redo(second);
    expect(problem(1).note).toBe('二');
    expect(refusal(() => redo(second)).message).toContain('没有被撤销');
  });

  it('does not mind rows that others only pushed aside', () => {
    edit('problem', problem(2).id, { note: '甲' });
    call('addRow', { kind: 'problem', itemId: problem(1).itemId, position: 1, title: '新' }, '乙');
    expect(acts()[0]).toMatchObject({ label: '修改问题（3）的备注', refusal: null });
    undo();
    expect(problem(3).note).toBeNull();
  });

  it('lets a new row go only while nobody has put anything below it', () => {
    const added = call('addRow', { kind: 'problem', itemId: problem(1).itemId, position: 1, title: '新' });
    call('addRow', { kind: 'measure', problemId: added.id, position: 1, lead: '甲。', text: '' }, '乙');
    expect(refusal(undo).message).toMatch(/措施（1）一在.*又被乙改动（新增措施（1）一）/);
    undo(null, '乙');
    undo();
    expect(problems().map(({ position }) => position)).toEqual([1, 2, 1]);
    expect(call('listBin', { roundId })).toEqual([]);
  });

  it('takes the states of a problem’s measures back together or not at all', () => {
    edit('measure', measure(1, 1).id, { state: '整改中' });
    edit('measure', measure(1, 2).id, { state: '整改中' }, '乙');
    expect(refusal(undo).message).toContain('措施（1）二');
    edit('measure', measure(3, 1).id, { state: '整改中' });
    undo();
    expect(problem(3)).toMatchObject({ state: '未启动' });
  });

  it('does not put back what would hang below something taken away', () => {
    const { id, itemId } = problem(1);
    call('removeRows', { kind: 'problem', ids: [id] });
    call('removeRows', { kind: 'item', ids: [itemId] }, '乙');
    expect(refusal(undo).message).toContain('已删除');
    undo(null, '乙');
    undo();
    expect(problem(1).id).toBe(id);
  });

  it('does not name again a unit that was removed since', () => {
    const unit = call('addUnit', { name: '临时', shortName: null }, '乙');
    edit('problem', problem(1).id, { lead: [unit.id] });
    undo();
    call('removeUnit', { id: unit.id }, '乙');
    expect(refusal(redo).message).toContain('“临时”已删除');
    call('addUnit', { name: '临时', shortName: null });
    expect(refusal(() => undo(null, '乙')).message).toContain('重名');
  });

  it('does not take away a unit that answers for something meanwhile', () => {
    const unit = call('addUnit', { name: '新单位', shortName: null });
    edit('problem', problem(1).id, { lead: [unit.id] }, '乙');
    expect(refusal(undo).message).toContain('“新单位”已承担1项责任');
  });

  it('takes back what was entered in an open review, and nothing of a closed one', () => {
    const start = desk.dump();
    const review = call('openReview', { roundId, date: '2026-06-15' }, '乙');
    const enter = (text: string) =>
      call('enterProgress', {
        reviewId: review.id,
        measureId: measure(1, 1).id,
        text,
        percent: 10,
        state: '整改中',
        difficulty: null,
        nextPlan: null,
        returnReason: null,
        reportedBy: null,
        evidence: null,
      });
    enter('甲');
    enter('乙');
    const end = desk.dump();
    undo();
    undo();
    expect({ ...desk.dump(), review_unit: [] }).toEqual({ ...start, review_unit: [] });
    redo();
    redo();
    expect(desk.dump()).toEqual(end);
    call('closeReview', { reviewId: review.id }, '乙');
    expect(refusal(undo).message).toContain('第1次调度已关闭');
    expect(acts()[0]?.refusal).toContain('已冻结');
  });

  it('outlives a restart', () => {
    const start = desk.dump();
    edit('problem', problem(1).id, { note: '甲' });
    const end = desk.dump();
    desk.restart();
    expect(undo().label).toBe('修改问题（1）的备注');
    expect(desk.dump()).toEqual(start);
    desk.restart();
    redo();
    expect(desk.dump()).toEqual(end);
  });

  it('takes back imports whole', () => {
    const rounds = call('listRounds', {}).length;
    const before = desk.dump();
    const fields = { ...ROUND_FIELDS, name: '另一轮' };
    call('acceptOutline', { round: { fields }, source: null, aspects: smallOutline() });
    expect(call('listRounds', {})).toHaveLength(rounds + 1);
    const after = desk.dump();
    undo();
    expect(desk.dump()).toEqual(before);
    redo();
    expect(desk.dump()).toEqual(after);
    expect(verifyStore(desk.store).ok).toBe(true);
  });
});

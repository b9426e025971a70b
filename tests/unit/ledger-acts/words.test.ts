// Acts, rows and changes in the clerks' words.
import { describe, expect, it } from 'vitest';
import { type ActFacts, actLabel, rowName } from '#domain/ledger/act-words.ts';
import { type LogLine, rowHistory } from '#domain/ledger/row-history.ts';

describe('rows by name', () => {
  it.each([
    [rowName('problem', { number: 5 }), '问题（5）'],
    [rowName('problem', { number: 1, item: 2 }), '问题（2-1）'],
    [rowName('measure', { number: 5, position: 2 }), '措施（5）二'],
    [rowName('measure', { number: 1, item: 3, position: 12 }), '措施（3-1）十二'],
    [rowName('item', { number: 3 }), '项3'],
    [rowName('aspect', { number: 2 }), '方面（二）'],
    [rowName('problem', { words: '' }), '问题'],
    [rowName('problem', { words: '一二三四五六七八九十一二三四五六七' }), '问题“一二三四五六七八九十一二三四五六…”'],
  ])('%s', (name, wanted) => {
    expect(name).toBe(wanted);
  });
});

describe('acts by label', () => {
  const facts = (over: Partial<ActFacts>): ActFacts => ({
    operation: 'editRows',
    problems: 0,
    measures: 0,
    headings: 0,
    name: '',
    fields: [],
    ...over,
  });
  it.each<[Partial<ActFacts>, string]>([
    [{ problems: 1, name: '问题（5）', fields: ['牵头单位'] }, '修改问题（5）的牵头单位'],
    [{ measures: 12, name: '措施（1）一', fields: ['完成时限'], operation: 'assign' }, '批量修改12条措施的完成时限'],
    [{ problems: 1, name: '问题（5）', fields: ['甲', '乙', '丙', '丁'] }, '修改问题（5）的甲、乙、丙等4项内容'],
    [{ problems: 1, name: '问题（5）' }, '修改问题（5）的内容'],
    [{ operation: 'removeRows', problems: 3 }, '删除3条问题'],
    [{ operation: 'restoreRows', headings: 1, name: '项2' }, '还原项2'],
    [{ operation: 'addUnit', name: '“区教育局”' }, '新增单位“区教育局”'],
    [{ operation: 'unheardOf' }, '其他操作'],
  ])('%j', (over, wanted) => {
    expect(actLabel(facts(over))).toBe(wanted);
  });
});

describe('a row’s history', () => {
  const names = {
    unit: (id: string) => `单位${id}`,
    official: (id: string) => `人员${id}`,
    parent: (id: string) => `项${id}`,
  };
  let seq = 0;
  const log = (operation: string, entity: string, id: string, before: object | null, after: object): LogLine => {
    seq++;
    const at = '2026-06-23T02:00:00Z';
    return { seq, at, actor: '甲', actId: operation, operation, entity, id, before, after } as LogLine;
  };
  const made = { title: '学用脱节', due_date: null, due_text: null, long_term: 0, state: '未启动', deleted_at: null };

  it('joins the parts of a deadline and tells lists of names whole, newest first', () => {
    const told = rowHistory(
      [
        log('acceptOutline', 'problem', 'p', null, made),
        log('acceptOutline', 'responsibility', 'r1', null, {
          role: 'lead',
          unit_id: 'A',
          position: 1,
          deleted_at: null,
        }),
        log('assign', 'responsibility', 'r1', { position: 1 }, { position: 2 }),
        log('assign', 'responsibility', 'r2', null, { role: 'lead', unit_id: 'B', position: 1, deleted_at: null }),
        log('assign', 'problem', 'p', { due_date: null }, { due_date: '2026-06-30' }),
        log('editRows', 'problem', 'p', { due_text: null, long_term: 0 }, { due_text: '立行立改', long_term: 1 }),
        log('removeRows', 'responsibility', 'r1', { deleted_at: null }, { deleted_at: 'x' }),
      ],
      names,
    );
    expect(told.map(({ act, field, before, after }) => [act, field, before, after])).toEqual([
      ['删除', '牵头单位', '单位B、单位A', '单位B'],
      ['修改', '完成时限', '2026年6月30日', '立行立改，长期坚持（2026年6月30日）'],
      ['批量指定', '牵头单位', '单位A', '单位B、单位A'],
      ['批量指定', '完成时限', null, '2026年6月30日'],
      ['导入文件', '牵头单位', null, '单位A'],
      ['导入文件', '新增问题', null, '学用脱节'],
    ]);
  });

  it('leaves out places that follow from other rows, and tells removal, return and moving', () => {
    const told = rowHistory(
      [
        log('addRow', 'problem', 'p', null, { ...made, item_id: '1', position: 1 }),
        log('other', 'problem', 'p', { position: 1 }, { position: 2 }),
        log('moveRows', 'problem', 'p', { item_id: '1', position: 2 }, { item_id: '2', position: 1 }),
        log('removeRows', 'problem', 'p', { deleted_at: null }, { deleted_at: 'x' }),
        log('restoreRows', 'problem', 'p', { deleted_at: 'x' }, { deleted_at: null }),
        log('editRows', 'return', 'p', null, { kind: 'problem', reason: '佐证不足' }),
        log('sign', 'close_out', 'c', null, { applied_on: '2026-06-01', unit_id: 'A', approver: null }),
      ],
      names,
    );
    expect(told.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['申请单位', null, '单位A'],
      ['申请日期', null, '2026年6月1日'],
      ['退回原因', null, '佐证不足'],
      ['还原', null, '学用脱节'],
      ['删除', '学用脱节', null],
      ['所属项', '项1', '项2'],
      ['新增问题', null, '学用脱节'],
    ]);
  });
});

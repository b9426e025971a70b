// Single rules: headings, deadlines, names, measures, states.
import { describe, expect, it } from 'vitest';
import { readDeadline } from '#domain/workbook/deadlines.ts';
import { fieldOf } from '#domain/workbook/fields.ts';
import { splitMeasures } from '#domain/workbook/measures.ts';
import { readPeople, readUnits } from '#domain/workbook/names.ts';
import { readLedgerSheet } from '#domain/workbook/read.ts';
import { proposeRound } from '#domain/workbook/round.ts';
import { readState } from '#domain/workbook/states.ts';
import type { CellKind } from '#domain/workbook/types.ts';
import { sheetOf } from './sheets.ts';

describe('headings', () => {
  it.each([
    ['序 号', 'number'],
    ['反馈问题（原文）', 'problem'],
    ['存在问题', 'problem'],
    ['整改 措施', 'measure'],
    ['整改目标/销号标准', 'target'],
    ['包案领导', 'leader'],
    ['主责单位', 'lead'],
    ['配合单位', 'supporting'],
    ['联系人', 'contact'],
    ['联系电话', 'phone'],
    ['整改时限', 'deadline'],
    ['进展情况（截至6月22日）', 'progress'],
    ['是否完成', 'status'],
    ['销号情况', 'status'],
    ['整改类型', 'kind'],
    ['成果形式', 'deliverable'],
    ['佐证材料', 'evidence'],
    ['实际完成时间', 'extra'],
    ['累计进度（%）', 'percent'],
    ['措施序号', 'measureNumber'],
  ])('%s is %s', (heading, field) => {
    expect(fieldOf([heading]).field).toBe(field);
  });

  it('lets a heading above speak for one that says nothing', () => {
    expect(fieldOf(['责任领导', '姓名']).field).toBe('leader');
    expect(fieldOf(['责任领导', '职务']).field).toBe('post');
    expect(fieldOf(['责任分工', '配合单位']).field).toBe('supporting');
    expect(fieldOf(['责任领导', '区级']).field).toBe('leader');
    expect(fieldOf(['坐标']).field).toBeNull();
  });

  it('judges a column by its values where the heading misleads', () => {
    const field = (heading: string, values: string[]) =>
      readLedgerSheet(
        sheetOf([
          ['序号', '反馈问题', '整改措施', heading],
          ...values.map((value, i) => [`${i + 1}`, '甲', '改。', value]),
        ]),
      ).columns[3]?.field;
    expect(field('类别', ['立行立改', '限期整改'])).toBe('kind');
    expect(field('类别', ['政治建设', '作风建设'])).toBe('aspect');
    expect(field('完成情况', ['已完成', '未完成', '已完成'])).toBe('status');
    expect(field('完成情况', ['已召开会议3次，印发文件2份。', '正在开展排查，已排查村居12个。', '完成。'])).toBe(
      'progress',
    );
  });
});

describe('deadlines', () => {
  const read = (text: string, year: number | null = null, kind: CellKind = 'text') => {
    const { deadline, doubt, unreadable } = readDeadline({ row: 0, column: 0, kind, text }, year);
    return [deadline.date, deadline.text, deadline.longTerm, doubt === null ? '' : unreadable ? 'unreadable' : 'doubt'];
  };
  it.each([
    ['2020-06-30', null, 'date', ['2020-06-30', null, false, '']],
    ['44012', null, 'number', ['2020-06-30', null, false, '']],
    ['20200630', null, 'number', ['2020-06-30', null, false, '']],
    ['2020.6.30', null, 'text', ['2020-06-30', null, false, '']],
    ['2020-6-30', null, 'text', ['2020-06-30', null, false, '']],
    ['2020年6月底前', null, 'text', ['2020-06-30', '2020年6月底前', false, '']],
    ['2020年6月', null, 'date', ['2020-06-30', '2020年6月', false, '']],
    ['6月底', 2020, 'text', ['2020-06-30', '6月底', false, 'doubt']],
    ['6月底', null, 'text', [null, '6月底', false, 'doubt']],
    ['6.30', 2020, 'text', ['2020-06-30', null, false, 'doubt']],
    ['立行立改', null, 'text', [null, '立行立改', false, '']],
    ['长期坚持', null, 'text', [null, '长期坚持', true, '']],
    ['2025年底前并长期坚持', null, 'text', ['2025-12-31', '2025年底前并长期坚持', true, '']],
    ['2020.1', null, 'number', ['2020-01-31', '2020.1', false, 'doubt']],
    ['待定', null, 'text', [null, '待定', false, 'unreadable']],
    ['6月31日', 2020, 'text', [null, '6月31日', false, 'unreadable']],
    ['2025年13月40日', null, 'text', [null, '2025年13月40日', false, 'unreadable']],
  ] as const)('%s', (text, year, kind, expected) => {
    expect(read(text, year, kind)).toEqual(expected);
  });
});

describe('names', () => {
  const units = (text: string) => readUnits(text, 'responsible').map(({ role, name }) => `${role}:${name}`);
  it('takes units apart at every mark that offices use', () => {
    expect(units('1.区住建局\n2.区发改局')).toEqual(['responsible:区住建局', 'responsible:区发改局']);
    expect(units('区住建局、区住建局')).toEqual(['responsible:区住建局']);
    expect(units('区教体局（含幼儿园、托育机构）')).toEqual(['responsible:区教体局（含幼儿园、托育机构）']);
    expect(units('牵头单位：区委办 配合单位：区府办')).toEqual(['lead:区委办', 'supporting:区府办']);
    expect(units('各镇（街道）')).toEqual(['responsible:各镇（街道）']);
  });

  it('finds people behind posts, units and telephones', () => {
    expect(readPeople('副区长李某某', 'leader')).toEqual([{ role: 'leader', name: '李某某', post: '副区长' }]);
    expect(readPeople('区住建局 王某 0570-1234567', 'contact')).toEqual([
      { role: 'contact', name: '王某', unit: '区住建局', phone: '0570-1234567' },
    ]);
    expect(readPeople('张某（区委副书记）', 'leader')).toEqual([{ role: 'leader', name: '张某', post: '区委副书记' }]);
    expect(readPeople('分管副区长', 'leader')).toEqual([{ role: 'leader', name: '分管副区长' }]);
    expect(readPeople('王局长', 'contact')).toEqual([{ role: 'contact', name: '王局长' }]);
  });
});

describe('measures in a cell', () => {
  it.each([
    ['一是甲；二是乙；三是丙。', ['甲；', '乙；', '丙。']],
    ['1.甲。2.乙。', ['甲。', '乙。']],
    ['①甲。\n②乙。\n续行。', ['甲。', '乙。\n续行。']],
    ['二是加强管理。', ['加强管理。']],
    ['投入1.5亿元，新建2.3公里管网。', ['投入1.5亿元，新建2.3公里管网。']],
    ['健全机制：一是建制度，二是抓落实。', ['健全机制：一是建制度，二是抓落实。']],
    ['分两行写\n没有句号', ['分两行写\n没有句号']],
  ])('%s', (text, parts) => {
    expect(splitMeasures(text).parts).toEqual(parts);
  });
});

describe('states', () => {
  it('never closes anything', () => {
    for (const word of ['已完成', '完成', '是', '已销号', '基本完成', '常态化管理', '√']) {
      expect(readState(word)).toEqual({ state: '整改中', said: word });
    }
    expect(readState('未完成')).toEqual({ state: '未启动', said: '未完成' });
    expect(readState('正在推进')).toEqual({ state: '整改中', said: null });
    expect(readState('未启动')).toEqual({ state: '未启动', said: null });
    expect(readState(' ')).toBeNull();
  });
});

describe('the round', () => {
  it('is proposed from title, file name and numbers', () => {
    expect(proposeRound(['云溪区落实区委巡察反馈意见整改台账', '填报单位：整改办'], '台账.xlsx', [])).toEqual({
      name: '云溪区落实区委巡察反馈意见整改',
      kind: '巡察',
      numbering: 'continuous',
    });
    expect(proposeRound([], '2025年审计整改清单.xls', []).kind).toBe('审计');
  });
});

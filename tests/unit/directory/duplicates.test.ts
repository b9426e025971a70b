// Suggestions of likely duplicates: what must be named, and above all what must not.
import { describe, expect, it } from 'vitest';
import { duplicateOfficials, duplicateUnits } from '#domain/directory/duplicates.ts';
import { nameKey } from '#domain/directory/names.ts';
import type { Official, Unit } from '#domain/ledger/types.ts';

const unit = (name: string, over: Partial<Unit> = {}): Unit => ({
  id: name,
  name,
  shortName: null,
  kind: null,
  contact: null,
  phone: null,
  aliases: [],
  position: 1,
  ...over,
});
const pairs = (...names: string[]) =>
  duplicateUnits(names.map((name) => unit(name))).map((each) => [each.keepId, each.mergeId]);

describe('units that are one', () => {
  it.each([
    ['区教育和体育局', '区教体局'],
    ['云岭区教育和体育局', '区教体局'],
    ['区住房和城乡建设局', '区住建局'],
    ['区发展和改革局', '区发改局'],
    ['区发展和改革委员会', '区发改委'],
    ['区人力资源和社会保障局', '区人社局'],
    ['区工业和信息化局', '区工信局'],
    ['区文化和旅游局', '区文旅局'],
    ['区卫生健康委员会', '区卫健委'],
    ['区城市管理局', '区城管局'],
    ['区市场监督管理局', '区市监局'],
    ['区市场监督管理局', '区市场监管局'],
    ['云岭区市场监督管理局', '市场监督管理局'],
    ['区科学技术局', '区科技局'],
    ['县应急管理局', '县应急局'],
    ['县退役军人事务局', '县退役军人局'],
    ['县妇女联合会', '县妇联'],
    ['县残疾人联合会', '县残联'],
    ['区委办公室', '区委办'],
    ['云岭区人民政府办公室', '区政府办'],
    ['中共云岭区委组织部', '区委组织部'],
    ['云岭区财政局', '区财政局'],
    ['区财政局', '财政局'],
    ['河阳市云岭区财政局', '云岭区财政局'],
    ['城关镇人民政府', '城关镇'],
    ['东湖街道办事处', '东湖街道'],
    ['云岭区人民法院', '区法院'],
    ['高新区管理委员会', '高新区管委会'],
    ['区财政局（国资办）', '区财政局国资办'],
  ])('%s and %s', (long, short) => {
    expect(pairs(long, short)).toEqual([[long, short]]);
    expect(pairs(short, long)).toEqual([[long, short]]);
  });

  it('when one bears a name of the other', () => {
    const found = duplicateUnits([unit('区大数据局', { aliases: ['区政务信息中心'] }), unit('区政务信息中心')]);
    expect(found).toEqual([
      { of: 'unit', keepId: '区政务信息中心', mergeId: '区大数据局', reason: expect.stringContaining('别名') },
    ]);
    expect(duplicateUnits([unit('区教育和体育局', { shortName: '区教体局' }), unit('区教体局')])).toHaveLength(1);
  });
});

describe('units that are not one', () => {
  it.each([
    ['市财政局', '区财政局'],
    ['云岭区财政局', '东湖区财政局'],
    ['区教育和体育局', '区教育局'],
    ['区教育局', '区体育局'],
    ['区民政局', '区民族宗教事务局'],
    ['区委组织部', '区委宣传部'],
    ['区委办公室', '区委政法委办公室'],
    ['区委办公室', '区政府办公室'],
    ['区委', '区委组织部'],
    ['区委组织部', '组织部办公室'],
    ['区农业农村局', '区农业局'],
    ['区水利局', '区水务局'],
    ['第一小学', '第二小学'],
    ['区第一中学', '区第一中学分校'],
    ['城关镇', '城关镇党委'],
    ['城关镇', '城关镇中心小学'],
    ['城东街道', '城南街道'],
    ['区人民法院', '区人民检察院'],
    ['区纪委', '区纪委监委'],
    ['区总工会', '区工商业联合会'],
    ['区财政局', '区财政局会计中心'],
    ['云岭区城市管理局', '云岭区城市更新局'],
    ['区社区建设办公室', '区办公室'],
    ['区公安局', '区公安局交警大队'],
    ['市场监督管理局', '场监督管理局'],
  ])('%s and %s', (a, b) => {
    expect(pairs(a, b)).toEqual([]);
  });

  it('when a short name fits several', () => {
    expect(pairs('市财政局', '区财政局', '财政局')).toEqual([]);
    expect(pairs('云岭区教育和体育局', '东湖区教育和体育局', '教体局')).toEqual([]);
  });

  it('when two were merely given the same short name', () => {
    expect(duplicateUnits([unit('区招商局', { shortName: '投促' }), unit('区贸促会', { shortName: '投促' })])).toEqual(
      [],
    );
  });
});

it('a list of a whole district gives no false suggestion', () => {
  const all =
    '区纪委监委 区委办公室 区委组织部 区委宣传部 区委统战部 区委政法委 区委编办 区委巡察办 区直机关工委 区人大常委会办公室 区政府办公室 ' +
    '区政协办公室 区发展和改革局 区教育和体育局 区科学技术局 区工业和信息化局 区公安分局 区民政局 区司法局 区财政局 区人力资源和社会保障局 ' +
    '区自然资源和规划局 区生态环境分局 区住房和城乡建设局 区交通运输局 区水务局 区农业农村局 区商务局 区文化和旅游局 区卫生健康局 ' +
    '区退役军人事务局 区应急管理局 区审计局 区市场监督管理局 区统计局 区医疗保障局 区行政审批服务局 区城市管理综合行政执法局 区信访局 ' +
    '区机关事务服务中心 区投资促进中心 区总工会 团区委 区妇联 区科协 区工商联 区残联 区红十字会 区税务局 区消防救援大队 区供销社 ' +
    '区融媒体中心 区人民法院 区人民检察院 城关镇 河西镇 东湖街道 西湖街道 南湖街道 开发区管委会 高新区管委会 区城投公司 区水投公司 区人民医院 区中医院 区第一中学 区第二中学';
  expect(pairs(...all.split(' '))).toEqual([]);
});

describe('people', () => {
  const person = (id: string, name: string, over: Partial<Official> = {}): Official => ({
    id,
    name,
    post: null,
    phone: null,
    unitId: null,
    position: 1,
    ...over,
  });

  it('are one with the same name and telephone, in one unit, or with nothing else known', () => {
    expect(
      duplicateOfficials([person('a', '周明', { phone: '1' }), person('b', '周明', { phone: '1', post: '局长' })]),
    ).toMatchObject([{ keepId: 'b', mergeId: 'a' }]);
    expect(
      duplicateOfficials([person('a', '周明', { unitId: 'u', post: '局长' }), person('b', '周 明', { unitId: 'u' })]),
    ).toMatchObject([{ keepId: 'a', mergeId: 'b' }]);
    expect(duplicateOfficials([person('a', '周明'), person('b', '周明', { post: '区长' })])).toMatchObject([
      { keepId: 'b', mergeId: 'a' },
    ]);
  });

  it('are not one where anything differs, or where the name is veiled', () => {
    const boss = person('a', '周明', { unitId: 'u', post: '局长' });
    expect(duplicateOfficials([boss, person('b', '周明', { unitId: 'v', post: '局长' })])).toEqual([]);
    expect(duplicateOfficials([boss, person('b', '周明', { unitId: 'u', post: '科长' })])).toEqual([]);
    expect(duplicateOfficials([person('a', '周明', { phone: '1' }), person('b', '周明', { phone: '2' })])).toEqual([]);
    expect(duplicateOfficials([person('a', '周××'), person('b', '周××')])).toEqual([]);
  });
});

it.each([
  ['区教体局（牵头）', '区教体局'],
  [' 区 教体局。', '区教体局'],
  ['区教体局(配合单位)', '区教体局'],
  ['区财政局（国资办）', '区财政局(国资办)'],
])('%s is looked up as %s', (name, key) => {
  expect(nameKey(name)).toBe(key);
});

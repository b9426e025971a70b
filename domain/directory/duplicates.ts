// Which units and people are probably one and the same. Only what is very likely is named: a wrong merge costs more than a
// missed one, and a person decides in any case.
import type { Id, Official, Unit } from '../ledger/types.ts';
import { nameKey } from './names.ts';

export interface Duplicate {
  of: 'unit' | 'official';
  /** The one to keep: the fuller name, else the first in the list */
  keepId: Id;
  mergeId: Id;
  /** Why, in words */
  reason: string;
}

/** Suggested merges of units, best founded first. Each unit is suggested for merging at most once. */
export function duplicateUnits(units: readonly Unit[]): Duplicate[] {
  const pairs = samePairs(units);
  const certain = new Set(pairs.map((pair) => pairKey(pair.a, pair.b)));
  const guessed = likePairs(units).filter((pair) => !certain.has(pairKey(pair.a, pair.b)));
  const guesses = Map.groupBy(
    guessed.flatMap((pair) => [
      { id: pair.a.id, pair },
      { id: pair.b.id, pair },
    ]),
    ({ id }) => id,
  );
  // A short name that fits two units says nothing about which of them is meant.
  const clear = guessed.filter(
    (pair) => (guesses.get(pair.a.id)?.length ?? 0) + (guesses.get(pair.b.id)?.length ?? 0) === 2,
  );
  const merged = new Set<Id>();
  const kept = new Set<Id>();
  return [...pairs, ...clear].flatMap(({ a, b, reason }) => {
    const [keep, merge] = a.name.length >= b.name.length ? [a, b] : [b, a];
    if (merged.has(merge.id) || merged.has(keep.id) || kept.has(merge.id)) return [];
    merged.add(merge.id);
    kept.add(keep.id);
    return [{ of: 'unit', keepId: keep.id, mergeId: merge.id, reason }];
  });
}

interface Pair {
  a: Unit;
  b: Unit;
  reason: string;
}

const pairKey = (a: Unit, b: Unit): string => [a.id, b.id].toSorted().join(' ');

/** Pairs of which one bears a name of the other. */
function samePairs(units: readonly Unit[]): Pair[] {
  const pairs: Pair[] = [];
  const owners = new Map<string, { unit: Unit; what: string }>();
  for (const unit of units) {
    const names: [string, string][] = [
      [unit.name, '全称'],
      ...(unit.shortName === null ? [] : [[unit.shortName, '简称'] as [string, string]]),
      ...unit.aliases.map((alias): [string, string] => [alias, '别名']),
    ];
    for (const [name, what] of names) {
      const key = nameKey(name).replace(/[()《》"'\-·]/g, '');
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, { unit, what });
      // Two units may well be given the same short name; only a full name or alias says that they are one.
      else if (owner.unit !== unit && !(owner.what === '简称' && what === '简称')) {
        const [held, as] = what === '全称' ? [owner.unit, owner.what] : [unit, what];
        const reason =
          what === '全称' || owner.what === '全称'
            ? `“${name}”是“${held.name}”的${as}`
            : `“${name}”是两个单位的${as === owner.what ? as : '名称'}`;
        pairs.push({ a: owner.unit, b: unit, reason });
      }
    }
  }
  return pairs;
}

/** Pairs of which one name shortens the other, or leaves out the place. */
function likePairs(units: readonly Unit[]): Pair[] {
  const parts = units.map((unit) => ({ unit, ...partsOf(unit.name) }));
  const byKind = Map.groupBy(parts, ({ body, kind }) => `${body[0] ?? ''}${kind}`);
  const pairs: Pair[] = [];
  for (const alike of byKind.values()) {
    alike.forEach((a, index) => {
      for (const b of alike.slice(index + 1)) {
        if (!samePlace(a.place, b.place) || a.organ !== b.organ) continue;
        const [short, long] = a.body.length <= b.body.length ? [a, b] : [b, a];
        if (short.body === long.body) {
          pairs.push({
            a: a.unit,
            b: b.unit,
            reason: `“${a.unit.name}”与“${b.unit.name}”只差地名或单位名称的全简写法`,
          });
        } else if (abbreviates(short, long)) {
          pairs.push({ a: a.unit, b: b.unit, reason: `“${short.unit.name}”像是“${long.unit.name}”的简称` });
        }
      }
    });
  }
  return pairs;
}

interface NameParts {
  /** 云岭区, 区, or empty */
  place: string;
  /** Whose part the unit is: 委 in 区委组织部, 政府 in 区政府办公室 */
  organ: string;
  /** 教育和体育 */
  body: string;
  /** 局, 委, 办 … in one writing */
  kind: string;
}

/** Words that begin like a place but are part of the task: 市场监督, 区域, 城市管理. */
const NO_PLACE =
  /^(?:市场|市政(?!府)|市容|市域|区域|区划|县域|省际|州际|旗帜|城市|城区|社区|小区|地区|园区|都市|景区|校区|灾区|林区|矿区|厂区|库区|片区|街区|自治)/;
const PLACE = /^\p{Script=Han}{0,6}?[省市区县州旗盟](?!场|容|域|划)/u;

function partsOf(name: string): NameParts {
  let rest = nameKey(name)
    .replace(/[()《》"'\-·]/g, '')
    .replace(/^中(?:国)?共(?:产党)?/, '')
    .replace('人民政府', '政府')
    .replace('委员会', '委')
    .replace('管理委', '管委')
    .replace('人民法院', '法院')
    .replace('人民检察院', '检察院');
  let place = '';
  // 省 and 市 may stand before 区: 河阳市云岭区
  for (let level = 0; level < 3; level++) {
    const found = NO_PLACE.test(rest) ? undefined : PLACE.exec(rest)?.[0];
    if (found === undefined || NO_PLACE.test(found.slice(-2)) || rest.length - found.length < 2) break;
    // A bare 市 or 区 stands first or not at all: 区市监局 is no city's
    if (level > 0 && found.length < 2) break;
    place += found;
    rest = rest.slice(found.length);
  }
  // A whole government of a town or street is the town or street itself
  rest = rest.replace(/([镇乡]|街道)(?:政府|办事处)$/, '$1');
  const organ = /^(?:委|政府)(?=\p{Script=Han})/u.exec(rest)?.[0] ?? '';
  rest = rest.slice(organ.length);
  const kinds: [RegExp, string][] = [
    [/办公室$|办$/, '办'],
    [/联合会$|联$/, '联'],
    [/协会$|协$/, '协'],
    [/管委会?$/, '管委'],
    [/委$/, '委'],
    [/集团有限公司$|集团公司$|集团$/, '集团'],
    [/有限责任公司$|股份有限公司$|有限公司$|公司$/, '公司'],
    [/街道$/, '街道'],
    [/检察院$/, '检察院'],
    [/法院$/, '法院'],
    [/[局部院会校所站队厂馆室社台镇乡村]$|中心$|支队$|大队$/, ''],
  ];
  for (const [ending, word] of kinds) {
    const found = ending.exec(rest)?.[0];
    if (found !== undefined)
      return { place, organ, body: rest.slice(0, rest.length - found.length), kind: word || found };
  }
  return { place, organ, body: rest, kind: '' };
}

/** 云岭区 and 区 may be the same place; 市 and 区 are not, nor two districts. */
function samePlace(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.endsWith(short);
}

const GENERAL = /^(?:管理|事务|服务|监督|综合|行政|执法|运输|健康|保障)+$/;

/**
 * Whether a body is shortened as offices do: 教体 for 教育和体育, 人社 for 人力资源和社会保障. The first character stays,
 * the order stays, and each part that 和 joins leaves a trace, so that 教育 is not taken for 教育和体育.
 */
function abbreviates({ body: short, kind }: NameParts, { body: long }: NameParts): boolean {
  // One character is enough before 联 and 协 alone: 妇联, 科协
  const least = kind === '联' || kind === '协' ? 1 : 2;
  if (short.length < least || short.length >= long.length || short[0] !== long[0]) return false;
  // Numbers are never left out: 第一小学 is not 第一小学分校
  if (/[0-9一二三四五六七八九十]/.test(long)) return false;
  // What is cut off at the end says nothing of its own: 应急管理, but not 农业农村
  if (long.startsWith(short) && least === 2 && !GENERAL.test(long.slice(short.length))) return false;
  let at = 0;
  for (const part of long.split(/[和与及、]/)) {
    const before = at;
    for (const character of part) if (short[at] === character) at++;
    if (at === before) return false;
  }
  return at === short.length;
}

/** Suggested merges of people: the same name in one unit, with one telephone, or where nothing tells them apart. */
export function duplicateOfficials(officials: readonly Official[]): Duplicate[] {
  const result: Duplicate[] = [];
  for (const [key, same] of Map.groupBy(officials, ({ name }) => nameKey(name))) {
    // 周×× stands for many people
    if (/[×x*某○]/.test(key)) continue;
    const merged = new Set<Id>();
    same.forEach((a, index) => {
      for (const b of same.slice(index + 1)) {
        if (merged.has(a.id) || merged.has(b.id)) continue;
        const reason = samePerson(a, b);
        if (reason === null) continue;
        const [keep, merge] = known(a) >= known(b) ? [a, b] : [b, a];
        merged.add(merge.id);
        result.push({ of: 'official', keepId: keep.id, mergeId: merge.id, reason });
      }
    });
  }
  return result;
}

const known = (person: Official): number => [person.post, person.phone, person.unitId].filter(Boolean).length;

function samePerson(a: Official, b: Official): string | null {
  if (a.phone !== null && a.phone === b.phone) return `两人都叫“${a.name}”，电话相同`;
  if (a.phone !== null && b.phone !== null) return null;
  if (a.unitId !== null && a.unitId === b.unitId) {
    return a.post === null || b.post === null || a.post === b.post ? `两人都叫“${a.name}”，在同一单位` : null;
  }
  if (known(a) === 0 || known(b) === 0) return `两人都叫“${a.name}”，其中一人没有填写单位和职务`;
  return null;
}

// Units and people as ledgers write them: several in one cell, with roles, posts and telephones beside them.
import type { Role } from '../ledger/types.ts';
import { fold } from '../outline/chars.ts';

export interface NameRead {
  role: Role;
  name: string;
  post?: string;
  phone?: string;
  /** 区住建局 张某: the unit named before a person */
  unit?: string;
}

const NAME_LENGTH = 50;
/** 牵头：…配合：… inside one cell. */
const ROLE_LABEL = /(牵头|主责|主办|责任|整改|配合|协办|参与)(?:单位|部门|责任单位)?[:：]/g;
const ROLE_OF: Record<string, Role> = {
  牵头: 'lead',
  主责: 'lead',
  主办: 'lead',
  责任: 'responsible',
  整改: 'responsible',
  配合: 'supporting',
  协办: 'supporting',
  参与: 'supporting',
};
const PHONE = /(?:1[3-9]\d{9}|(?:0\d{2,3}[-—]?)?\d{7,8})/;
const UNIT_END =
  /(?:局|委|办|部|镇|乡|街道|中心|院|校|公司|站|所|队|处|室|厅|会|社|集团|学院|医院|单位|部门|党组|支部|工委|政府|联社|银行|法院|园区|管委会|村|区|县)$/;
const POST_END =
  /(?:书记|常委|委员|区长|县长|市长|镇长|乡长|部长|局长|主任|主席|秘书长|组长|处长|科长|院长|校长|检察长|政委|队长|所长|站长|会长|经理|董事长|巡视员|调研员|股长|支书)$/;
const POST_THEN_NAME =
  /^(.{0,30}?(?:书记|常委|委员|区长|县长|市长|镇长|乡长|部长|局长|主任|主席|秘书长|组长|处长|科长|院长|校长|检察长|政委|队长|所长|站长|会长|经理|董事长|巡视员|调研员|股长))[\s:：]*([\u4e00-\u9fff×·]{2,4})$/;
const PERSON = /^[\u4e00-\u9fff×·某]{2,4}$/;

/** Cuts at 、，；/ and line ends outside brackets; brackets keep their commas: 区教体局（牵头、汇总） stays one. */
function pieces(text: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let current = '';
  for (const sign of text) {
    if ('（(《“【['.includes(sign)) depth++;
    if ('）)》”】]'.includes(sign)) depth = Math.max(0, depth - 1);
    if (depth === 0 && '、，,；;/\n\t|｜'.includes(sign)) {
      out.push(current);
      current = '';
    } else current += sign;
  }
  out.push(current);
  return out
    .map((piece) =>
      piece
        .trim()
        .replace(/^(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）]|[①-⑳])\s*/, '')
        .replace(/[。.：:]+$/u, '')
        .trim(),
    )
    .filter((piece) => piece !== '');
}

/** Blanks part units (区住建局 区发改局) and people (张某 李某), but not the two signs of a short name (张　三). */
function atBlanks(piece: string, people: boolean): string[] {
  const parts = piece.split(/[\s\u3000]+/).filter((part) => part !== '');
  if (parts.length < 2) return [piece.replace(/[\s\u3000]+/g, '')];
  if (parts.every((part) => part.length === 1)) return [parts.join('')];
  if (people) return parts.every((part) => PERSON.test(part) && !POST_END.test(part)) ? parts : [piece];
  return parts.every((part) => part.length >= 2 && UNIT_END.test(part)) ? parts : [piece.replace(/[\s\u3000]+/g, '')];
}

/** Splits a cell of a unit column; `role` is the column's, overruled by 牵头：…配合：… or 区教体局（牵头）. */
export function readUnits(text: string, role: Role): NameRead[] {
  const found: NameRead[] = [];
  const add = (part: string, of: Role): void => {
    for (const piece of pieces(part).flatMap((each) => atBlanks(each, false))) {
      const mark = /[（(](牵头|主责|配合|协办)(?:单位|部门)?[)）]$/.exec(piece);
      const name = mark ? piece.slice(0, mark.index).trim() : piece;
      if (name === '' || name.length > NAME_LENGTH) continue;
      found.push({ role: mark ? (ROLE_OF[mark[1] ?? ''] ?? of) : of, name });
    }
  };
  let from = 0;
  let current = role;
  for (const match of text.matchAll(ROLE_LABEL)) {
    add(text.slice(from, match.index), current);
    current = ROLE_OF[match[1] ?? ''] ?? role;
    from = match.index + match[0].length;
  }
  add(text.slice(from), current);
  return unique(found);
}

/** Splits a cell of people: 区委常委、组织部部长 张某；李某（区住建局，13×××）. */
export function readPeople(text: string, role: Role): NameRead[] {
  const found: NameRead[] = [];
  const posts: string[] = [];
  for (const piece of pieces(text).flatMap((each) => atBlanks(each, true))) {
    const person = readPerson(piece, role);
    if (person === null) continue;
    const last = found.at(-1);
    if (person.name === '' && person.phone !== undefined) {
      if (last !== undefined && last.phone === undefined) last.phone = person.phone;
      continue;
    }
    // a post without a name belongs to the person named next
    if (POST_END.test(person.name) && person.post === undefined && person.name.length > 3) {
      posts.push(person.name);
      continue;
    }
    if (posts.length > 0) {
      person.post = [...posts, person.post].filter((post) => post !== undefined).join('、');
      posts.length = 0;
    }
    found.push(person);
  }
  if (posts.length > 0) found.push({ role, name: posts.join('、').slice(0, NAME_LENGTH) });
  return unique(found);
}

function readPerson(piece: string, role: Role): NameRead | null {
  let rest = piece;
  const read: NameRead = { role, name: '' };
  const bracket = /^([^（(]+)[（(]([^）)]*)[）)]$/.exec(rest);
  if (bracket) {
    rest = (bracket[1] ?? '').trim();
    for (const said of (bracket[2] ?? '').split(/[，,；;、\s]+/)) {
      if (said === '') continue;
      if (PHONE.test(fold(said))) read.phone = fold(said).replace(/[^\d\-—]/g, '');
      else if (UNIT_END.test(said) && !POST_END.test(said) && read.unit === undefined) read.unit = said;
      else read.post = read.post === undefined ? said : `${read.post}、${said}`;
    }
  }
  const phone = PHONE.exec(fold(rest));
  if (phone) {
    read.phone = phone[0];
    rest = (rest.slice(0, phone.index) + rest.slice(phone.index + phone[0].length)).replace(/电话|手机/g, '').trim();
  }
  rest = rest.replace(/[：:\s]+$/u, '').trim();
  const parts = rest.split(/[\s\u3000：:]+/).filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && PERSON.test(last) && !POST_END.test(last)) {
    const before = parts.slice(0, -1).join('');
    if (POST_END.test(before)) read.post = before;
    else if (UNIT_END.test(before)) read.unit = before;
    else if (parts.every((part) => part.length === 1)) return { ...read, name: parts.join('') };
    else return named(read, parts.join(''));
    return { ...read, name: last };
  }
  const together = POST_THEN_NAME.exec(rest);
  if (together && !POST_END.test(together[2] ?? '') && rest.length > 4) {
    return { ...read, post: read.post ?? (together[1] as string), name: together[2] as string };
  }
  return named(read, rest.replace(/[\s\u3000]+/g, ''));
}

function named(read: NameRead, name: string): NameRead | null {
  if (name === '' && read.phone === undefined) return null;
  return name.length > NAME_LENGTH ? null : { ...read, name };
}

function unique(names: NameRead[]): NameRead[] {
  const seen = new Set<string>();
  return names.filter(({ role, name }) => {
    const key = `${role}:${name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

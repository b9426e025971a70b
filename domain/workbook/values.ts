// Cells of a record into the fields of its problem and measures.
import type { Role } from '../ledger/types.ts';
import { fold } from '../outline/chars.ts';
import type { Account } from './account.ts';
import { readDeadline } from './deadlines.ts';
import { bareHeading, type FieldKey } from './fields.ts';
import { type NameRead, readPeople, readUnits } from './names.ts';
import type { SheetFields } from './reading.ts';
import { readState } from './states.ts';
import type { BookCell } from './types.ts';

/** A cell that only says that there is nothing. */
export function isPlaceholder(text: string): boolean {
  return /^(?:[/\\—–\-_*.]+|无|暂无|没有|空|N\/A|n\/a|0?[—-]+)$/.test(fold(text).trim());
}

const UNITS: ReadonlySet<FieldKey> = new Set(['lead', 'responsible', 'supporting']);

/** 60%, 60, 0.6 → whole percent; null where it is none. */
function readPercent(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(fold(text).trim());
  if (!match) return null;
  const value = Number(match[1]);
  const percent = Math.round(match[2] === '' && value <= 1 && match[1]?.includes('.') ? value * 100 : value);
  return percent >= 0 && percent <= 100 ? percent : null;
}

function join(before: string | undefined, words: string): string {
  if (before === undefined || before === words) return words;
  return `${before}${/[。；;]$/.test(before) ? '' : '；'}${words}`;
}

/** Notes gather what has no place of its own: evidence, columns without a field, what the file says of the state. */
export class Notes {
  readonly #own: string[] = [];
  readonly #said: string[] = [];

  add(words: string): void {
    if (!this.#own.includes(words)) this.#own.push(words);
  }

  /** The file's word for the state. */
  say(words: string): void {
    if (!this.#said.includes(words)) this.#said.push(words);
  }

  /** One text; null where there is nothing. */
  text(): string | null {
    const said = this.#said.length === 0 ? [] : [`文件所述：${this.#said.join('；')}`];
    const all = [...this.#own, ...said];
    return all.length === 0 ? null : all.join('；');
  }
}

export interface Target {
  fields: SheetFields;
  notes: Notes;
  /** The target is a problem: it has neither progress nor percent of its own */
  isProblem: boolean;
}

export interface ValueContext {
  account: Account;
  year: number | null;
  /** Heading of a column, for notes */
  headingOf: (column: number) => string;
}

/** Puts one cell into the fields of one target. The cell is accounted for by this call. */
export function putCell(field: FieldKey, cell: BookCell, target: Target, context: ValueContext): void {
  const { account } = context;
  if (isPlaceholder(cell.text)) {
    account.skip(cell, '表示没有内容');
    return;
  }
  if (cell.kind === 'error') {
    account.fail(cell, cell.formula === true ? '公式没有可用的结果' : '单元格是错误值');
    return;
  }
  account.use(cell);
  const { fields, notes } = target;
  if (UNITS.has(field)) {
    putNames(readUnits(cell.text, field as Role), cell, target, context);
    return;
  }
  switch (field) {
    case 'leader':
    case 'contact':
      putNames(readPeople(cell.text, field), cell, target, context);
      return;
    case 'deadline':
      putDeadline(cell, target, context);
      return;
    case 'status':
      putState(cell, target);
      return;
    case 'percent': {
      const percent = readPercent(cell.text);
      if (percent === null) account.fail(cell, '不是0到100的进度，已写入备注');
      if (percent === null || target.isProblem) notes.add(`累计进度：${cell.text}`);
      else fields.percent = percent;
      return;
    }
    case 'progress':
      if (target.isProblem) notes.say(cell.text);
      else fields.progress = join(fields.progress, cell.text);
      return;
    case 'deliverable':
      if (target.isProblem) notes.add(`成果形式：${cell.text}`);
      else fields.deliverable = join(fields.deliverable, cell.text);
      return;
    case 'target':
    case 'source':
    case 'kind':
      fields[field] = join(fields[field], cell.text);
      return;
    case 'note':
      putNote(cell.text, notes);
      return;
    case 'evidence':
      notes.add(`佐证材料：${cell.text}`);
      return;
    case 'phone':
    case 'post':
      putBeside(field, cell, target);
      return;
    default:
      notes.add(`${bareHeading(context.headingOf(cell.column)) || '其他'}：${cell.text}`);
  }
}

/** A note as this program writes it (…；文件所述：已完成) comes back as the same note. */
function putNote(text: string, notes: Notes): void {
  const [own, said] = text.split(/；?文件所述：/);
  if (own !== undefined && own !== '') notes.add(own);
  for (const part of (said ?? '').split('；')) if (part !== '') notes.say(part);
}

function putNames(names: NameRead[], cell: BookCell, target: Target, { account }: ValueContext): void {
  if (names.length === 0) {
    account.fail(cell, '没有认出单位或姓名（名称不能超过50字），已写入备注');
    target.notes.add(cell.text);
    return;
  }
  const odd = names.find(({ name }) => name.length > 20 || /[。！？]|等$/.test(name));
  if (odd !== undefined) account.doubt(cell, `“${odd.name}”不像单位名称或姓名，请核对`);
  target.fields.names = [...(target.fields.names ?? []), ...names].filter(
    ({ role, name }, i, all) => all.findIndex((each) => each.role === role && each.name === name) === i,
  );
}

function putDeadline(cell: BookCell, target: Target, { account, year }: ValueContext): void {
  const { deadline, doubt, unreadable } = readDeadline(cell, year);
  if (unreadable) account.fail(cell, doubt ?? '没有认出日期');
  else if (doubt !== null) account.doubt(cell, doubt);
  const before = target.fields.deadline;
  if (before !== undefined) target.notes.add(`完成时限：${cell.text}`);
  else target.fields.deadline = deadline;
  if (cell.text.length > 200) target.notes.add(`完成时限：${cell.text}`);
}

function putState(cell: BookCell, target: Target): void {
  const read = readState(cell.text);
  if (read === null) return;
  if (read.state === '整改中' || target.fields.state === undefined) target.fields.state = read.state;
  if (read.said !== null) target.notes.say(read.said);
}

/** Telephones and posts belong to the people named beside them, one to one or all to the only one. */
function putBeside(field: 'phone' | 'post', cell: BookCell, target: Target): void {
  const people = (target.fields.names ?? []).filter(({ role }) => role === 'contact' || role === 'leader');
  const role = field === 'phone' || !people.some((each) => each.role === 'leader') ? 'contact' : 'leader';
  const own = people.filter((each) => each.role === role);
  const values = cell.text.split(/[、，,；;/\n\s]+/).filter((value) => value !== '');
  const free = own.length > 0 && own.every((person) => person[field] === undefined);
  if (free && own.length === values.length) {
    own.forEach((person, i) => {
      person[field] = values[i] as string;
    });
  } else if (free && own.length === 1 && own[0] !== undefined) own[0][field] = cell.text;
  else target.notes.add(`${field === 'phone' ? '联系电话' : '职务'}：${cell.text}`);
}

// What is wrong with a template, in the office's words: the library's error ids translated, with the place.
import { nearWords, type Spot } from './spots.ts';

export interface TemplateFault {
  kind: 'broken' | 'unknown' | 'unused' | 'fullWidth';
  /** The placeholder concerned, '' where there is none */
  tag: string;
  /** 正文第3段“…{主送单味}…”; where the shipped template has it, for one that is not used; '' where that is not known */
  place: string;
  /** Chinese sentence: what, where, what to do */
  message: string;
}

interface LibraryError {
  name?: string;
  message?: string;
  properties?: {
    id?: string;
    xtag?: string;
    context?: string;
    openingtag?: string;
    closingtag?: string;
    file?: string;
    errors?: LibraryError[];
  };
}

const PARTS: Record<string, string> = { document: '正文', header: '页眉', footer: '页脚' };

/** 正文, 页眉 or 页脚 for a part of the file; '' for others. */
export function partWords(file: string | undefined): string {
  const part = /word\/(document|header|footer)/.exec(file ?? '')?.[1];
  return part === undefined ? '' : (PARTS[part] ?? '');
}

/** The first place that holds one of these texts, with the words around it; else the part alone. */
function placeOf(spots: readonly Spot[], file: string | undefined, searched: readonly string[]): string {
  const part = partWords(file);
  for (const text of searched) {
    for (const spot of spots) {
      const at = spot.place.startsWith(part) ? spot.text.indexOf(text) : -1;
      if (at >= 0) return nearWords(spot, at, text.length);
    }
  }
  return part;
}

function wordsOf({ properties = {} }: LibraryError, spots: readonly Spot[]): TemplateFault {
  const { id = '', xtag = '', context = '', openingtag = '', closingtag = '', file } = properties;
  const tag = xtag !== '' ? xtag : context;
  const broken = (message: string, ...searched: string[]): TemplateFault => {
    const place = placeOf(spots, file, searched);
    return { kind: 'broken', tag, place, message: `${message}${place === '' ? '' : `（${place}）`}。` };
  };
  switch (id) {
    case 'unclosed_loop':
      return broken(`“{#${tag}}”没有对应的“{/${tag}}”，请在循环结束处补上`, `{#${tag}}`);
    case 'unopened_loop':
      return broken(`“{/${tag}}”前面没有“{#${tag}}”，请补上或删去`, `{/${tag}}`);
    case 'closing_tag_does_not_match_opening_tag':
      return broken(`“{#${openingtag}}”被“{/${closingtag}}”结束，两者名称应当相同`, `{/${closingtag}}`);
    case 'unclosed_tag':
      return broken(`“{${tag.replace(/^\{/, '')}”缺少右括号“}”`, `{${tag.replace(/^\{/, '')}`, tag);
    case 'unopened_tag':
      return broken(`“${tag}”缺少左括号“{”`, `${tag}}`, tag);
    case 'duplicate_open_tag':
      return broken(`“${tag}”处左括号“{”重复`, tag, '{{');
    case 'duplicate_close_tag':
      return broken(`“${tag}”处右括号“}”重复`, tag, '}}');
    case 'loop_position_invalid':
    case 'unbalanced_loop_tags':
      return broken(`“${tag}”的循环开头和结尾不在同一个表格或同一行内，请放在一起`, `{#${tag}}`, `{/${tag}}`);
    case 'raw_tag_outerxml_invalid':
    case 'raw_xml_tag_should_be_only_text_in_paragraph':
      return broken(`“{@${tag}}”的写法不支持，请改为“{${tag}}”`, `{@${tag}}`);
    default:
      return broken(`“${tag === '' ? '某处' : tag}”的写法无法识别`, `{${tag}`);
  }
}

/** All faults behind an error of the library; one general fault where it names none. */
export function wordsOfErrors(error: unknown, spots: readonly Spot[]): TemplateFault[] {
  const { properties } = (error ?? {}) as LibraryError;
  const several = properties?.errors;
  const each = several && several.length > 0 ? several : [error as LibraryError];
  const faults = each.map((one) => wordsOf(one, spots));
  // A loop left open is told twice by the library: as such and by the crossing it causes.
  return faults.filter((fault, at) => faults.findIndex((other) => other.message === fault.message) === at);
}

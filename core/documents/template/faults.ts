// What is wrong with a template, in the office's words: the library's error ids translated, with the place.

export interface TemplateFault {
  kind: 'broken' | 'unknown' | 'unused' | 'fullWidth';
  /** The placeholder concerned, '' where there is none */
  tag: string;
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

const PLACES: Record<string, string> = { document: '正文', header: '页眉', footer: '页脚' };

function placeOf(file: string | undefined): string {
  const part = /word\/(document|header|footer)/.exec(file ?? '')?.[1];
  return part === undefined ? '' : `（${PLACES[part]}）`;
}

function wordsOf({ properties = {} }: LibraryError): TemplateFault {
  const { id = '', xtag = '', context = '', openingtag = '', closingtag = '', file } = properties;
  const place = placeOf(file);
  const tag = xtag !== '' ? xtag : context;
  const broken = (message: string): TemplateFault => ({ kind: 'broken', tag, message: `${message}${place}。` });
  switch (id) {
    case 'unclosed_loop':
      return broken(`“{#${tag}}”没有对应的“{/${tag}}”，请在循环结束处补上`);
    case 'unopened_loop':
      return broken(`“{/${tag}}”前面没有“{#${tag}}”，请补上或删去`);
    case 'closing_tag_does_not_match_opening_tag':
      return broken(`“{#${openingtag}}”被“{/${closingtag}}”结束，两者名称应当相同`);
    case 'unclosed_tag':
      return broken(`“{${tag.replace(/^\{/, '')}”缺少右括号“}”`);
    case 'unopened_tag':
      return broken(`“${tag}”缺少左括号“{”`);
    case 'duplicate_open_tag':
      return broken(`“${tag}”处左括号“{”重复`);
    case 'duplicate_close_tag':
      return broken(`“${tag}”处右括号“}”重复`);
    case 'loop_position_invalid':
    case 'unbalanced_loop_tags':
      return broken(`“${tag}”的循环开头和结尾不在同一个表格或同一行内，请放在一起`);
    case 'raw_tag_outerxml_invalid':
    case 'raw_xml_tag_should_be_only_text_in_paragraph':
      return broken(`“{@${tag}}”的写法不支持，请改为“{${tag}}”`);
    default:
      return broken(`“${tag === '' ? '某处' : tag}”的写法无法识别`);
  }
}

/** All faults behind an error of the library; one general fault where it names none. */
export function wordsOfErrors(error: unknown): TemplateFault[] {
  const { properties } = (error ?? {}) as LibraryError;
  const several = properties?.errors;
  const each = several && several.length > 0 ? several : [error as LibraryError];
  const faults = each.map(wordsOf);
  // A loop left open is told twice by the library: as such and by the crossing it causes.
  return faults.filter((fault, at) => faults.findIndex((other) => other.message === fault.message) === at);
}

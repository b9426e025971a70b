// A small strict XML reader for Office parts: elements, attributes, text; no DTD, no entities but the five of XML.

export interface XmlElement {
  /** Local name with a settled prefix: w: for WordprocessingML whatever the file calls it */
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
}
export type XmlNode = XmlElement | string;

export class XmlError extends Error {}

const SETTLED: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
};

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const DEPTH_LIMIT = 400;

/** Text with its entities resolved. @throws XmlError for one that XML does not know */
export function resolve(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,8}));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) {
      const known = ENTITIES[name];
      if (known === undefined) throw new XmlError(`unknown entity ${name}`);
      return known;
    }
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/**
 * Parses a part. Every element's own prefix is replaced by the settled one, so that callers need not follow
 * namespace declarations. Elements of unknown namespaces keep their prefix.
 * @throws XmlError on a DTD, an unknown entity, unbalanced tags or nesting beyond 400
 */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '#document', attributes: {}, children: [] };
  const stack: XmlElement[] = [root];
  const opened: string[] = [''];
  const prefixes = new Map<string, string>();
  const settle = (name: string): string => {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const local = colon < 0 ? name : name.slice(colon + 1);
    const known = prefixes.get(prefix);
    if (known !== undefined) return known ? `${known}:${local}` : local;
    return name;
  };
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const parent = stack[stack.length - 1] as XmlElement;
    if (open < 0) {
      if (stack.length > 1) throw new XmlError('unexpected end');
      break;
    }
    if (open > at && stack.length > 1) parent.children.push(resolve(source.slice(at, open)));
    if (source.startsWith('<!--', open)) {
      const end = source.indexOf('-->', open + 4);
      if (end < 0) throw new XmlError('unexpected end');
      at = end + 3;
      continue;
    }
    if (source.startsWith('<![CDATA[', open)) {
      const end = source.indexOf(']]>', open + 9);
      if (end < 0) throw new XmlError('unexpected end');
      parent.children.push(source.slice(open + 9, end));
      at = end + 3;
      continue;
    }
    if (source.startsWith('<!', open)) throw new XmlError('DTD refused');
    const close = source.indexOf('>', open);
    if (close < 0) throw new XmlError('unexpected end');
    at = close + 1;
    if (source[open + 1] === '?') continue;
    if (source[open + 1] === '/') {
      const name = source.slice(open + 2, close).trim();
      if (stack.length < 2 || opened.pop() !== name) throw new XmlError(`unbalanced ${name}`);
      stack.pop();
      continue;
    }
    const alone = source[close - 1] === '/';
    const inside = source.slice(open + 1, alone ? close - 1 : close);
    const blank = inside.search(/\s/);
    const name = blank < 0 ? inside : inside.slice(0, blank);
    const attributes: Record<string, string> = {};
    if (blank >= 0) {
      const rest = inside.slice(blank);
      ATTRIBUTE.lastIndex = 0;
      for (let match = ATTRIBUTE.exec(rest); match; match = ATTRIBUTE.exec(rest)) {
        const key = match[1] as string;
        const value = resolve(match[2] ?? match[3] ?? '');
        if (key === 'xmlns') prefixes.set('', SETTLED[value] ?? '');
        else if (key.startsWith('xmlns:')) {
          const settled = SETTLED[value];
          if (settled) prefixes.set(key.slice(6), settled);
        } else attributes[key] = value;
      }
    }
    const element: XmlElement = { name: settle(name), attributes: {}, children: [] };
    for (const key of Object.keys(attributes)) element.attributes[settle(key)] = attributes[key] as string;
    parent.children.push(element);
    if (!alone) {
      if (stack.length > DEPTH_LIMIT) throw new XmlError('too deep');
      stack.push(element);
      opened.push(name);
    }
  }
  const first = root.children.find((child): child is XmlElement => typeof child !== 'string');
  if (!first) throw new XmlError('no element');
  return first;
}

export function elements(parent: XmlElement | undefined, name?: string): XmlElement[] {
  if (!parent) return [];
  return parent.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** First child of that name, or of a path of names. */
export function child(parent: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let at = parent;
  for (const name of path) {
    at = at?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name);
    if (!at) return undefined;
  }
  return at;
}

/** w:val of a child (or path), undefined where either is missing. */
export function val(parent: XmlElement | undefined, ...path: string[]): string | undefined {
  const node = path.length > 0 ? child(parent, ...path) : parent;
  return node?.attributes['w:val'];
}

/** An on/off property: present and not switched off. */
export function on(parent: XmlElement | undefined, name: string): boolean {
  const node = child(parent, name);
  if (!node) return false;
  const value = node.attributes['w:val'];
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}

export function textOf(node: XmlElement): string {
  let out = '';
  for (const part of node.children) out += typeof part === 'string' ? part : textOf(part);
  return out;
}

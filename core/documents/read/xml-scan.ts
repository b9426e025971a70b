// Scans large XML parts tag by tag without building a tree: worksheets have millions of tags, most of them empty.
import { resolve, XmlError } from './xml.ts';

export interface XmlListener {
  /** `name` is local; `attributes` is the raw text behind it, see `attributeOf` */
  open(name: string, attributes: string, alone: boolean): void;
  close(name: string): void;
  /** Text between tags, entities still in place; blank pieces included */
  text(raw: string): void;
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The place of the > that ends a tag; one inside a quoted value does not count. */
function tagEnd(source: string, open: number): number {
  let close = source.indexOf('>', open);
  for (;;) {
    if (close < 0) throw new XmlError('unexpected end');
    const quotes = source.slice(open, close).match(/["']/g);
    if (quotes === null || quotes.length % 2 === 0) return close;
    close = source.indexOf('>', close + 1);
  }
}

/**
 * Tells the listener of every tag and text of a part, in order.
 * @throws XmlError on a DTD, or where the part ends inside a tag or an element
 */
export function scanXml(source: string, listener: XmlListener): void {
  let at = 0;
  let depth = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0) break;
    if (open > at && depth > 0) listener.text(source.slice(at, open));
    const sign = source.charCodeAt(open + 1);
    if (sign === 33 /* ! */) {
      if (source.startsWith('<!--', open)) at = source.indexOf('-->', open) + 3;
      else if (source.startsWith('<![CDATA[', open)) {
        const end = source.indexOf(']]>', open);
        if (end >= 0) listener.text(source.slice(open + 9, end).replaceAll('&', '&amp;'));
        at = end + 3;
      } else throw new XmlError('DTD refused');
      if (at < 3) throw new XmlError('unexpected end');
      continue;
    }
    const close = tagEnd(source, open);
    at = close + 1;
    if (sign === 63 /* ? */) continue;
    if (sign === 47 /* / */) {
      depth--;
      listener.close(local(source.slice(open + 2, close).trim()));
      continue;
    }
    const alone = source.charCodeAt(close - 1) === 47;
    const end = alone ? close - 1 : close;
    let blank = open + 1;
    while (blank < end && source.charCodeAt(blank) > 32) blank++;
    if (!alone) depth++;
    listener.open(local(source.slice(open + 1, blank)), blank < end ? source.slice(blank, end) : '', alone);
  }
  if (depth !== 0) throw new XmlError('unexpected end');
}

/** The value of an attribute in a tag's raw attributes, undefined where it has none. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    if (at > 0 && attributes.charCodeAt(at - 1) > 32) continue;
    let sign = at + name.length;
    while (attributes.charCodeAt(sign) <= 32) sign++;
    if (attributes[sign] !== '=') continue;
    do sign++;
    while (attributes.charCodeAt(sign) <= 32);
    const quote = attributes[sign];
    if (quote !== '"' && quote !== "'") continue;
    const end = attributes.indexOf(quote, sign + 1);
    return end < 0 ? undefined : resolve(attributes.slice(sign + 1, end));
  }
  return undefined;
}

/** True for 1, true, on: the ways in which writers say yes. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

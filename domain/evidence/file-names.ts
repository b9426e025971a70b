// Names of files and folders that leave the program: valid on Windows and Linux, short enough, no two alike.

/** Windows refuses these whatever follows the dot. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\.|$)/i;
/** Bytes of UTF-8 in one name: the limit of Linux file systems; Windows counts 255 UTF-16 units, which is never less. */
export const NAME_BYTES = 255;
/** Left free for what writing atomically puts around a name while it is being written, and for （12）. */
const RESERVE = 40;

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** As many whole characters as fit into so many bytes. */
function cut(text: string, bytes: number): string {
  let left = bytes;
  let kept = '';
  for (const character of text) {
    left -= utf8Length(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}

const plain = (text: string): string =>
  [...text.normalize('NFC')]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      // Control characters, marks that turn the direction of writing (a name can be made to lie with them), lone surrogates
      const hidden =
        code < 32 || code === 0x7f || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e);
      if (hidden || (code >= 0x2066 && code <= 0x2069) || code === 0xfeff || (code >= 0xd800 && code <= 0xdfff))
        return '';
      return '<>:"/\\|?*'.includes(character) ? '_' : character;
    })
    .join('')
    .replace(/\s+/g, ' ');

/**
 * A name that Windows and Linux take. Its ending (up to 16 characters) stays, the rest is shortened to fit `most` bytes.
 * `instead` is used where nothing is left.
 */
export function safeName(name: string, instead = '未命名', most = NAME_BYTES - RESERVE): string {
  const said = plain(name).replace(/^[\s.]+|[\s.]+$/g, '');
  const at = said.lastIndexOf('.');
  const hasEnding = at > 0 && said.length - at <= 17;
  const ending = hasEnding ? said.slice(at).replace(/\s+/g, '') : '';
  const stem = cut(hasEnding ? said.slice(0, at) : said, Math.max(1, most - utf8Length(ending))).replace(
    /[\s.]+$/g,
    '',
  );
  const whole = `${stem === '' ? instead : stem}${ending}`;
  return RESERVED.test(whole) ? `_${whole}` : whole;
}

/** Gives every name once: a second one like it (upper and lower case are one) becomes `name（2）.ending`. */
export class UniqueNames {
  readonly #taken = new Set<string>();

  take(name: string): string {
    const at = name.lastIndexOf('.');
    const [stem, ending] = at > 0 ? [name.slice(0, at), name.slice(at)] : [name, ''];
    let given = name;
    for (let again = 2; this.#taken.has(given.toLowerCase()); again++) given = `${stem}（${again}）${ending}`;
    this.#taken.add(given.toLowerCase());
    return given;
  }
}

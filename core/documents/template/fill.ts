// Fills a form template (.docx that an office edits in WPS) with data, and says in Chinese what is wrong with one.
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { BihuanError } from '#contract/errors.ts';
import { Zip, ZipError } from '../read/zip.ts';
import { fullWidthBraces, type TemplateField, unknownNames, unusedNames } from './check.ts';
import { partWords, type TemplateFault, wordsOfErrors } from './faults.ts';
import { type Spot, spotsOf } from './spots.ts';

export type { TemplateField } from './check.ts';

/** Values by the names that stand in the template: text, a condition, or rows of a loop. */
export interface TemplateData {
  [name: string]: string | boolean | readonly TemplateData[];
}

/** Largest template accepted, in bytes. */
const TEMPLATE_BYTES = 16 * 1024 * 1024;
const MAIN_PART = 'word/document.xml';

/**
 * The template with its placeholders replaced; names without data are left empty.
 * @throws BihuanError template.broken naming every fault and its place; nothing is written then
 */
export function fillTemplate(bytes: Uint8Array, data: TemplateData): Uint8Array {
  const zip = open(bytes);
  try {
    const template = new Docxtemplater(zip, OPTIONS);
    template.render(data);
    return template.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
  } catch (error) {
    throw broken(wordsOfErrors(error, spotsIn(open(bytes))), error);
  }
}

/**
 * Everything wrong with a template: broken placeholders, names that no data has, full-width braces that stay as they
 * are; and as a hint, which names it does not use, with their place in the shipped template. An empty list means it can be
 * used and leaves nothing out.
 * @throws BihuanError document.* for what is no template at all
 */
export function checkTemplate(
  bytes: Uint8Array,
  fields: readonly TemplateField[],
  shipped: Uint8Array | null = null,
): TemplateFault[] {
  const zip = open(bytes);
  const spots = spotsIn(zip);
  const faults: TemplateFault[] = fullWidthBraces(spots);
  try {
    new Docxtemplater(zip, OPTIONS);
  } catch (error) {
    faults.push(...wordsOfErrors(error, spots));
  }
  faults.push(...unknownNames(spots, fields));
  faults.push(...unusedNames(spots, fields, shipped === null ? null : spotsIn(open(shipped))));
  return faults;
}

const OPTIONS = {
  paragraphLoop: true,
  linebreaks: true,
  errorLogging: false as const,
  nullGetter: () => '',
  // { 标题 } with blanks is meant as {标题}; a name is looked up as it stands, never evaluated.
  parser: (tag: string) => {
    const name = tag.trim();
    return { get: (scope: TemplateData) => (Object.hasOwn(scope, name) ? scope[name] : undefined) };
  },
};

/** Paragraphs of the body, then of headers and footers. */
function spotsIn(zip: PizZip): Spot[] {
  const names = Object.keys(zip.files).filter((name) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name));
  return names
    .toSorted((a, b) => Number(b === MAIN_PART) - Number(a === MAIN_PART))
    .flatMap((name) => {
      try {
        return spotsOf(partWords(name), zip.files[name]?.asText() ?? '');
      } catch (error) {
        throw notAWordFile(error);
      }
    });
}

/** Opens the file within limits. @throws BihuanError document.* or template.broken */
function open(bytes: Uint8Array): PizZip {
  if (bytes.byteLength > TEMPLATE_BYTES) {
    throw new BihuanError('document.tooLarge', '模板文件超过16 MB，没有使用。请去掉其中的图片后再试。');
  }
  try {
    // Our own reader first: it refuses what would unfold without measure, the library's would not.
    const checked = new Zip(bytes);
    const names = checked.names;
    if (!names.includes(MAIN_PART)) throw notAWordFile();
    for (const name of names) checked.read(name);
    if (hasMacros(checked)) {
      throw new BihuanError('document.unsupported', '模板含有宏，没有使用。请在 WPS 或 Word 中另存为不含宏的 .docx。');
    }
    return new PizZip(bytes);
  } catch (error) {
    if (error instanceof BihuanError) throw error;
    if (error instanceof ZipError && error.reason === 'bomb') {
      throw new BihuanError('document.tooLarge', '模板文件解开后过大，没有使用。', {}, { cause: error });
    }
    throw notAWordFile(error);
  }
}

/** A project of macros, or a file that says it may hold one (.docm, .dotm), whatever its name. */
function hasMacros(zip: Zip): boolean {
  if (zip.names.some((name) => /vbaProject\.bin$|vbaData\.xml$/i.test(name))) return true;
  const types = zip.read('[Content_Types].xml');
  return types !== null && /macroEnabled/i.test(new TextDecoder().decode(types));
}

function notAWordFile(cause?: unknown): BihuanError {
  return new BihuanError(
    'document.unreadable',
    '模板不是完整的 .docx 文件，没有使用。请在 WPS 或 Word 中打开后另存为 .docx。',
    {},
    { cause },
  );
}

function broken(faults: readonly TemplateFault[], cause: unknown): BihuanError {
  const said = faults.map(({ message }) => message).join('');
  return new BihuanError('template.broken', `模板有误，没有生成文件。${said}`, { faults: [...faults] }, { cause });
}

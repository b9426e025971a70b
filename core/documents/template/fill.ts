// Fills a form template (.docx that an office edits in WPS) with data, and says in Chinese what is wrong with one.
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { BihuanError } from '#contract/errors.ts';
import { Zip, ZipError } from '../read/zip.ts';
import { type TemplateFault, wordsOfErrors } from './faults.ts';

/** Values by the names that stand in the template: text, a condition, or rows of a loop. */
export interface TemplateData {
  [name: string]: string | boolean | readonly TemplateData[];
}

/** A name that a template may use. */
export interface TemplateField {
  name: string;
  /** What will stand there */
  meaning: string;
  /** For loops: the names inside */
  fields?: readonly TemplateField[];
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
    const template = new Docxtemplater(
      zip,
      options(() => {}),
    );
    template.render(data);
    return template.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
  } catch (error) {
    throw broken(wordsOfErrors(error), error);
  }
}

/**
 * Everything wrong with a template: broken placeholders, names that no data has, full-width braces that stay as they
 * are; and as a hint, which names it does not use. An empty list means it can be used.
 */
export function checkTemplate(bytes: Uint8Array, fields: readonly TemplateField[]): TemplateFault[] {
  const zip = open(bytes);
  const used = new Set<string>();
  const faults: TemplateFault[] = fullWidthBraces(zip);
  try {
    new Docxtemplater(
      zip,
      options((name) => used.add(name)),
    );
  } catch (error) {
    faults.push(...wordsOfErrors(error));
  }
  const known = new Set(namesOf(fields));
  for (const name of used) {
    if (!known.has(name)) {
      faults.push({
        kind: 'unknown',
        tag: name,
        message: `没有名为“${name}”的栏目，该处将留空。请核对名称，或从栏目表中复制。`,
      });
    }
  }
  for (const { name, meaning } of fields) {
    if (!used.has(name)) faults.push({ kind: 'unused', tag: name, message: `没有用到“${name}”（${meaning}）。` });
  }
  return faults;
}

function namesOf(fields: readonly TemplateField[]): string[] {
  return fields.flatMap(({ name, fields: inner }) => [name, ...namesOf(inner ?? [])]);
}

function options(use: (name: string) => void) {
  return {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false as const,
    nullGetter: () => '',
    // { 标题 } with blanks is meant as {标题}; a name is looked up as it stands, never evaluated.
    parser: (tag: string) => {
      const name = tag.trim();
      use(name);
      return {
        get: (scope: TemplateData) => (Object.hasOwn(scope, name) ? scope[name] : undefined),
      };
    },
  };
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
    if (names.some((name) => /vbaProject\.bin$|vbaData\.xml$/i.test(name))) {
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

/** ｛标题｝ looks right and is never replaced. */
function fullWidthBraces(zip: PizZip): TemplateFault[] {
  const faults: TemplateFault[] = [];
  for (const [name, file] of Object.entries(zip.files)) {
    if (!/^word\/(document|header\d*|footer\d*)\.xml$/.test(name)) continue;
    const text = file.asText().replace(/<[^>]+>/g, '');
    for (const [tag] of text.matchAll(/｛[^｛｝{}]{0,50}｝/g)) {
      faults.push({ kind: 'fullWidth', tag, message: `“${tag}”用了全角括号，不会被替换。请改为半角的“{”和“}”。` });
    }
  }
  return faults;
}

// Writes a bulletin or report as a Word document in the measures of GB/T 9704-2012 or of an office's own profile.
import {
  DocumentGridType,
  type IParagraphOptions,
  type IPropertiesOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  type Table,
} from 'docx';
import JSZip from 'jszip';
import type { Block, Run, TextDocument } from '#domain/content/types.ts';
import { textWidth } from '#domain/content/width.ts';
import { signaturePlace, titleLines } from '#domain/official-format/layout.ts';
import { GB_PROFILE, points, type StyleProfile, type Typeface } from '#domain/official-format/profile.ts';
import { cleanDocument } from './clean.ts';
import { footers } from './word-footer.ts';
import { headParagraphs } from './word-head.ts';
import { ALIGNMENTS, fontOf, pack, runOf, textRuns } from './word-parts.ts';
import { tableBlock } from './word-table.ts';
import { tailTable } from './word-tail.ts';

const HEADING_FACES = { 1: 'heading1', 2: 'heading2', 3: 'heading3', 4: 'heading4' } as const;

/** A text document as .docx; without a profile in the measures of the national standard. */
export async function writeTextDocx(document: TextDocument, profile: StyleProfile = GB_PROFILE): Promise<Uint8Array> {
  const text = cleanDocument(document);
  const { page, grid } = profile;
  const bytes = await pack(text.title, {
    evenAndOddHeaderAndFooters: true,
    styles: styles(profile),
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { ...page, header: 851, footer: footers.distance(profile) },
          },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: grid.linePitch, charSpace: grid.charSpace },
        },
        footers: footers.of(profile),
        children: new TextBody(text, profile).children(),
      },
    ],
  });
  return completeDefaults(bytes);
}

/**
 * Completes the paragraph defaults with two settings that the library does not offer there: no widow control, which
 * would leave a page with 21 lines now and then, and lines kept off the document grid (see GB_PROFILE).
 */
async function completeDefaults(bytes: Uint8Array): Promise<Uint8Array> {
  const file = await JSZip.loadAsync(bytes);
  const path = 'word/styles.xml';
  const xml = await file.file(path)?.async('string');
  const completed = xml?.replace(
    '<w:pPrDefault><w:pPr>',
    '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>',
  );
  if (xml === undefined || completed === undefined || completed === xml) {
    throw new Error('docx: the paragraph defaults are not where they used to be');
  }
  file.file(path, completed);
  return file.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** Puts the parts of a document one under the other. */
class TextBody {
  readonly #text: TextDocument;
  readonly #profile: StyleProfile;
  readonly #children: (Paragraph | Table)[] = [];
  #breakBefore = false;

  constructor(text: TextDocument, profile: StyleProfile) {
    this.#text = text;
    this.#profile = profile;
  }

  children(): (Paragraph | Table)[] {
    this.#children.push(...headParagraphs(this.#text, this.#profile));
    this.#title();
    if (this.#text.addressee !== null) this.#addressee(this.#text.addressee);
    const last = this.#text.signature === null ? -1 : this.#text.blocks.length - 1;
    this.#text.blocks.forEach((block, index) => {
      this.#block(block, index === last);
    });
    if (this.#text.signature !== null) this.#signature(this.#text.signature);
    if (this.#text.tail !== null) this.#tail(this.#text.tail);
    return this.#children;
  }

  #paragraph(children: readonly ParagraphChild[], options: IParagraphOptions = {}): void {
    this.#children.push(
      new Paragraph({ ...options, ...(this.#breakBefore ? { pageBreakBefore: true } : {}), children }),
    );
    this.#breakBefore = false;
  }

  #blank(options: IParagraphOptions = {}): void {
    this.#paragraph([], options);
  }

  /** 7.3.1: 2号小标宋, centred; two lines below the red rule; one blank line to the text (7.3.2). */
  #title(): void {
    if (this.#text.head !== null) for (let n = 0; n < this.#profile.head.titleGap; n += 1) this.#blank();
    const lines = titleLines(this.#text.title, this.#profile).join('\n');
    this.#paragraph(textRuns(lines, this.#profile.faces.title), {
      style: STYLE_IDS.title,
      keepNext: true,
    });
    this.#blank();
  }

  /** 7.3.2: at the left edge, with a full-width colon behind it. */
  #addressee(words: string): void {
    const named = /[：:]\s*$/.test(words) ? words : `${words}：`;
    this.#paragraph(textRuns(named, this.#profile.faces.body), { indent: { firstLine: 0 } });
  }

  /** `signed`: the signature follows, which must not stand on a page without text (7.3.5.4). */
  #block(block: Block, signed: boolean): void {
    switch (block.kind) {
      case 'heading': {
        const face = this.#profile.faces[HEADING_FACES[block.level]];
        this.#paragraph(runsOf(block.runs, face), { style: STYLE_IDS.heading[block.level], keepNext: true });
        return;
      }
      case 'paragraph':
        this.#paragraph(runsOf(block.runs, this.#profile.faces.body), {
          style: STYLE_IDS.body,
          ...(signed && this.#isShort(block.runs) ? { keepNext: true } : {}),
        });
        return;
      case 'table':
        // A table cannot begin a page by itself: an empty line of the smallest height carries the break.
        if (this.#breakBefore) this.#blank(SLIGHTEST);
        this.#children.push(...tableBlock(block, this.#profile));
        return;
      case 'pageBreak':
        this.#breakBefore = true;
        return;
    }
  }

  /** LibreOffice moves a kept paragraph as a whole: a long one would leave half a page empty. */
  #isShort(runs: readonly Run[]): boolean {
    const characters = textWidth(runs.map(({ text }) => text).join('')) + this.#profile.firstLineIndent;
    return characters <= KEPT_LINES * this.#profile.grid.charactersPerLine;
  }

  /** 7.3.5: one line below the text, organ and date placed by their lengths. */
  #signature({ organ, date }: { organ: string; date: string }): void {
    const place = signaturePlace(organ, date, this.#profile);
    const face = this.#profile.faces.body;
    const at = (characters: number) => ({ left: Math.round(characters * characterPitch(this.#profile)) });
    this.#blank({ keepNext: true });
    this.#paragraph(textRuns(organ, face), { indent: at(place.organ), keepNext: true });
    this.#paragraph(textRuns(date, face), { indent: at(place.date) });
  }

  #tail(tail: NonNullable<TextDocument['tail']>): void {
    const table = tailTable(tail, this.#profile);
    if (table === null) return;
    this.#children.push(table);
    // The floating 版记 hangs on the paragraph after it, which must take no line of its own.
    this.#blank(SLIGHTEST);
  }
}

/** Lines of a last paragraph up to which it goes with the signature. */
const KEPT_LINES = 6;

/** A paragraph of one point's height. */
const SLIGHTEST: IParagraphOptions = {
  spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
  run: { size: 2 },
};

const STYLE_IDS = {
  title: 'GongwenTitle',
  body: 'GongwenBody',
  heading: { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3', 4: 'Heading4' },
} as const;

function runsOf(runs: readonly Run[], face: Typeface): ParagraphChild[] {
  return runs.flatMap((run) => textRuns(run.text, face, run.bold === true ? { bold: true } : {}));
}

/** Twips from one character of the body to the next. */
function characterPitch(profile: StyleProfile): number {
  return points(profile.faces.body.size) + profile.grid.characterSpacing;
}

/** Two characters of the first line; the twips are for programs that do not read characters. */
function firstLine(profile: StyleProfile) {
  return {
    firstLine: points(profile.faces.body.size * profile.firstLineIndent),
    firstLineChars: profile.firstLineIndent * 100,
  };
}

/** Styles under names that clerks find in Word; 标题 1–4 so that the navigation pane shows them. */
function styles(profile: StyleProfile): NonNullable<IPropertiesOptions['styles']> {
  const { faces, grid } = profile;
  const offGrid = { characterSpacing: grid.characterSpacing, snapToGrid: false };
  const spacing = { line: grid.linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
  const heading = (face: Typeface) => ({
    run: { ...runOf(face), color: '000000', italics: false },
    paragraph: { spacing, indent: firstLine(profile), keepNext: true },
  });
  return {
    default: {
      document: {
        run: {
          font: fontOf(faces.body),
          size: faces.body.size * 2,
          ...offGrid,
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing },
      },
      heading1: heading(faces.heading1),
      heading2: heading(faces.heading2),
      heading3: heading(faces.heading3),
      heading4: heading(faces.heading4),
    },
    paragraphStyles: [
      // The grid's characters are counted from this style's size, not from the defaults (17.6.5); LibreOffice insists.
      {
        id: 'Normal',
        name: 'Normal',
        quickFormat: true,
        run: { ...runOf(faces.body), ...offGrid },
        paragraph: { spacing },
      },
      {
        id: STYLE_IDS.title,
        name: '公文标题',
        basedOn: 'Normal',
        next: STYLE_IDS.body,
        quickFormat: true,
        run: runOf(faces.title),
        paragraph: { alignment: ALIGNMENTS.center, spacing },
      },
      {
        id: STYLE_IDS.body,
        name: '公文正文',
        basedOn: 'Normal',
        quickFormat: true,
        run: runOf(faces.body),
        paragraph: { alignment: 'both', spacing, indent: firstLine(profile) },
      },
    ],
  };
}

// Writes a bulletin or report as a Word document in the measures of GB/T 9704-2012 or of an office's own profile.
import {
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  type Table,
} from 'docx';
import { contactWords } from '#domain/content/blocks.ts';
import type { Block, ContactBlock, ParagraphAlign, Run, TextDocument } from '#domain/content/types.ts';
import { linesNeeded } from '#domain/content/width.ts';
import { signaturePlace, titleLines } from '#domain/official-format/layout.ts';
import { profileFor, type StyleProfile, type Typeface, turned } from '#domain/official-format/profile.ts';
import { stretches } from '#domain/official-format/wide-table.ts';
import { cleanDocument } from './clean.ts';
import { headParagraphs } from './word-head.ts';
import { ALIGNMENTS, pack, textRuns } from './word-parts.ts';
import { completeWord, section } from './word-sections.ts';
import { characterPitch, STYLE_IDS, styles } from './word-styles.ts';
import { tableBlock } from './word-table.ts';
import { tailTable } from './word-tail.ts';

const HEADING_FACES = { 1: 'heading1', 2: 'heading2', 3: 'heading3', 4: 'heading4' } as const;

/** A text document as .docx in the style that it carries; without one in the measures of the national standard. */
export async function writeTextDocx(document: TextDocument): Promise<Uint8Array> {
  const profile = profileFor(document);
  const text = cleanDocument(document);
  const bytes = await pack(text.title, {
    evenAndOddHeaderAndFooters: true,
    styles: styles(profile),
    sections: new TextBody(text, profile).sections(),
  });
  return completeWord(bytes);
}

/** Puts the parts of a document one under the other, in one section for each stretch of upright or turned pages. */
class TextBody {
  readonly #text: TextDocument;
  readonly #upright: StyleProfile;
  /** Of the stretch that is being written */
  #profile: StyleProfile;
  #children: (Paragraph | Table)[] = [];
  #breakBefore = false;

  constructor(text: TextDocument, profile: StyleProfile) {
    this.#text = text;
    this.#upright = profile;
    this.#profile = profile;
  }

  sections(): ISectionOptions[] {
    const parts = stretches(this.#text.blocks, this.#upright);
    return parts.map((part, index) => {
      this.#children = [];
      this.#breakBefore = false;
      this.#profile = part.turned ? turned(this.#upright) : this.#upright;
      if (index === 0) this.#front();
      const isLast = index === parts.length - 1;
      const signed = isLast && this.#text.signature !== null ? part.blocks.length - 1 : -1;
      part.blocks.forEach((block, at) => {
        this.#block(block, at === signed);
      });
      if (isLast) this.#end();
      // A section ends in a paragraph, which takes its break along.
      else if (!(this.#children.at(-1) instanceof Paragraph)) this.#blank(SLIGHTEST);
      return section(this.#profile, part.turned, this.#children);
    });
  }

  #front(): void {
    this.#children.push(...headParagraphs(this.#text, this.#profile));
    this.#title();
    if (this.#text.addressee !== null) this.#addressee(this.#text.addressee);
  }

  #end(): void {
    if (this.#text.signature !== null) this.#signature(this.#text.signature);
    if (this.#text.tail !== null) this.#tail(this.#text.tail);
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
          ...(block.align === undefined ? {} : SET[block.align]),
          ...(signed ? { keepNext: this.#staysWithSignature(block.runs), widowControl: true } : {}),
        });
        return;
      case 'contact':
        this.#contact(block, signed);
        return;
      case 'table':
        // A table cannot begin a page by itself: an empty line of the smallest height carries the break.
        if (this.#breakBefore) this.#blank(SLIGHTEST);
        this.#children.push(...tableBlock(block, this.#profile, signed));
        return;
      case 'pageBreak':
        this.#breakBefore = true;
        return;
    }
  }

  /** The request for opinions and the ways to send them, together on a page. */
  #contact({ runs, lines }: ContactBlock, signed: boolean): void {
    const said = [runs, ...lines.map((line): Run[] => [{ text: contactWords(line) }])];
    said.forEach((one, at) => {
      this.#paragraph(runsOf(one, this.#profile.faces.body), {
        style: STYLE_IDS.body,
        keepNext: signed || at < said.length - 1,
      });
    });
  }

  /**
   * Word takes the last two lines of a kept paragraph along. LibreOffice moves all of it that stands on the page: where
   * that fills a page together with the signature it could not move, and the date would come to stand alone.
   */
  #staysWithSignature(runs: readonly Run[]): boolean {
    const { charactersPerLine, linesPerPage } = this.#profile.grid;
    const lines = linesNeeded('　'.repeat(this.#profile.firstLineIndent) + textOf(runs), charactersPerLine);
    const last = lines % linesPerPage;
    return last < linesPerPage - SIGNATURE_LINES && (lines < linesPerPage || last >= KEPT_LINES);
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

/** Paragraphs that are not set as body text. */
const SET: Record<ParagraphAlign, IParagraphOptions> = {
  center: { alignment: ALIGNMENTS.center, indent: { firstLine: 0, firstLineChars: 0 } },
  right: { alignment: ALIGNMENTS.right, indent: { firstLine: 0, firstLineChars: 0 } },
  flush: { indent: { firstLine: 0, firstLineChars: 0 } },
};

/** A paragraph of one point's height. */
const SLIGHTEST: IParagraphOptions = {
  spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
  run: { size: 2 },
};

/** Lines that widow control carries over. */
const KEPT_LINES = 2;
/** A blank line, organ and date. */
const SIGNATURE_LINES = 3;

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

function runsOf(runs: readonly Run[], face: Typeface): ParagraphChild[] {
  return runs.flatMap((run) => textRuns(run.text, face, run.bold === true ? { bold: true } : {}));
}

// Automatic numbers of a .docx restored as text: numbering.xml and styles.xml followed the way Word counts.
import { formatNumber } from './number-format.ts';
import { child, elements, on, val, type XmlElement } from './xml.ts';

interface Level {
  start: number;
  format: string;
  text: string;
  /** Level (1-based) after which this one restarts; 0 never; undefined after any higher one */
  restart: number | undefined;
  legal: boolean;
  suffix: string;
  paragraphStyle: string | undefined;
}

interface Abstract {
  levels: Map<number, Level>;
  styleLink: string | undefined;
  numStyleLink: string | undefined;
}

interface Instance {
  abstractId: string;
  overrides: Map<number, { start: number | undefined; level: Level | undefined }>;
}

export interface ParagraphStyle {
  name: string;
  basedOn: string | undefined;
  numId: string | undefined;
  level: number | undefined;
  outlineLevel: number | undefined;
  hidden: boolean;
}

const number = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number.parseInt(text, 10);
  return Number.isNaN(value) ? undefined : value;
};

/** Word 2010 and later may keep a format in mc:AlternateContent; the Choice names it, the Fallback says decimal. */
function formatOf(level: XmlElement): string {
  const direct = child(level, 'w:numFmt') ?? child(level, 'mc:AlternateContent', 'mc:Choice', 'w:numFmt');
  const format = direct?.attributes['w:val'] ?? 'decimal';
  // custom formats carry their pattern, e.g. "01, 02, 03, ..."
  if (format === 'custom') return /^0+1/.test(direct?.attributes['w:format'] ?? '') ? 'decimalZero' : 'decimal';
  return format;
}

function readLevel(level: XmlElement): Level {
  return {
    start: number(val(level, 'w:start')) ?? 1,
    format: formatOf(level),
    text: val(level, 'w:lvlText') ?? '',
    restart: number(val(level, 'w:lvlRestart')),
    legal: on(level, 'w:isLgl'),
    suffix: val(level, 'w:suff') ?? 'tab',
    paragraphStyle: val(level, 'w:pStyle'),
  };
}

/** Paragraph styles by id, and the id of the default one. */
export function readStyles(styles: XmlElement | null): {
  byId: Map<string, ParagraphStyle>;
  defaultId: string | undefined;
} {
  const byId = new Map<string, ParagraphStyle>();
  let defaultId: string | undefined;
  for (const style of elements(styles ?? undefined, 'w:style')) {
    const type = style.attributes['w:type'];
    if (type !== 'paragraph' && type !== 'numbering') continue;
    const id = style.attributes['w:styleId'];
    if (!id) continue;
    const properties = child(style, 'w:pPr');
    byId.set(id, {
      name: (val(style, 'w:name') ?? '').toLowerCase(),
      basedOn: val(style, 'w:basedOn'),
      numId: val(properties, 'w:numPr', 'w:numId'),
      level: number(val(properties, 'w:numPr', 'w:ilvl')),
      outlineLevel: number(val(properties, 'w:outlineLvl')),
      hidden: on(child(style, 'w:rPr'), 'w:vanish'),
    });
    const standard = style.attributes['w:default'];
    if (type === 'paragraph' && (standard === '1' || standard === 'true' || standard === 'on')) defaultId = id;
  }
  return { byId, defaultId };
}

/** Counts through a document: call `label` once for every paragraph, in order. */
export class Numbering {
  readonly #abstracts = new Map<string, Abstract>();
  readonly #instances = new Map<string, Instance>();
  readonly #styles: Map<string, ParagraphStyle>;
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #started = new Set<string>();

  constructor(numbering: XmlElement | null, styles: Map<string, ParagraphStyle>) {
    this.#styles = styles;
    for (const node of elements(numbering ?? undefined, 'w:abstractNum')) {
      const id = node.attributes['w:abstractNumId'];
      if (id === undefined) continue;
      const levels = new Map<number, Level>();
      for (const level of elements(node, 'w:lvl')) {
        const place = number(level.attributes['w:ilvl']);
        if (place !== undefined) levels.set(place, readLevel(level));
      }
      this.#abstracts.set(id, {
        levels,
        styleLink: val(node, 'w:styleLink'),
        numStyleLink: val(node, 'w:numStyleLink'),
      });
    }
    for (const node of elements(numbering ?? undefined, 'w:num')) {
      const id = node.attributes['w:numId'];
      const abstractId = val(node, 'w:abstractNumId');
      if (id === undefined || abstractId === undefined) continue;
      const overrides: Instance['overrides'] = new Map();
      for (const override of elements(node, 'w:lvlOverride')) {
        const place = number(override.attributes['w:ilvl']);
        if (place === undefined) continue;
        const level = child(override, 'w:lvl');
        overrides.set(place, {
          start: number(val(override, 'w:startOverride')),
          level: level ? readLevel(level) : undefined,
        });
      }
      this.#instances.set(id, { abstractId, overrides });
    }
    this.#linkStyles();
  }

  /** A list style: the abstract that only names it counts with the levels of the one that defines it. */
  #linkStyles(): void {
    for (const abstract of this.#abstracts.values()) {
      const link = abstract.numStyleLink;
      if (link === undefined) continue;
      let target = [...this.#abstracts.values()].find((other) => other.styleLink === link);
      if (!target) {
        const numId = this.#styles.get(link)?.numId;
        const instance = numId === undefined ? undefined : this.#instances.get(numId);
        target = instance ? this.#abstracts.get(instance.abstractId) : undefined;
      }
      if (target && target !== abstract) for (const [place, level] of target.levels) abstract.levels.set(place, level);
    }
  }

  #ofStyle(styleId: string | undefined): { numId: string | undefined; level: number | undefined } {
    let numId: string | undefined;
    let level: number | undefined;
    let at = styleId;
    for (let guard = 0; at !== undefined && guard < 30; guard++) {
      const style = this.#styles.get(at);
      if (!style) break;
      numId ??= style.numId;
      level ??= style.level;
      at = style.basedOn;
    }
    return { numId, level };
  }

  /** The number of a paragraph as text with what Word puts behind it, '' where it has none. Advances the counters. */
  label(properties: XmlElement | undefined, styleId: string | undefined): string {
    const inherited = this.#ofStyle(styleId);
    const direct = child(properties, 'w:numPr');
    const numId = val(direct, 'w:numId') ?? inherited.numId;
    if (numId === undefined || numId === '0') return '';
    const instance = this.#instances.get(numId);
    const abstract = instance ? this.#abstracts.get(instance.abstractId) : undefined;
    if (!instance || !abstract) return '';
    let place = number(val(direct, 'w:ilvl'));
    if (place === undefined) {
      place = inherited.level;
      if (styleId !== undefined) {
        for (const [k, level] of abstract.levels) if (level.paragraphStyle === styleId) place = k;
      }
      place ??= 0;
    }
    const levelAt = (k: number): Level | undefined => instance.overrides.get(k)?.level ?? abstract.levels.get(k);
    const level = levelAt(place);
    if (!level || place < 0 || place > 8) return '';

    let counters = this.#counters.get(instance.abstractId);
    if (!counters) {
      counters = [];
      this.#counters.set(instance.abstractId, counters);
    }
    // a startOverride counts once, where the instance first uses the level
    const override = instance.overrides.get(place)?.start;
    const once = `${numId}:${place}`;
    if (override !== undefined && !this.#started.has(once)) {
      this.#started.add(once);
      counters[place] = override - 1;
    }
    counters[place] = (counters[place] ?? level.start - 1) + 1;
    for (let k = place + 1; k < 9; k++) {
      const restart = levelAt(k)?.restart;
      if (restart === 0 || (restart !== undefined && place + 1 > restart)) continue;
      counters[k] = undefined;
    }
    for (let k = 0; k < place; k++) counters[k] ??= levelAt(k)?.start;
    if (level.format === 'bullet') return '• ';
    const current = counters;
    const label = level.text.replace(/%(\d)/g, (_, digit: string) => {
      const k = Number(digit) - 1;
      const source = levelAt(k);
      if (!source) return '';
      return formatNumber(current[k] ?? source.start, level.legal ? 'decimal' : source.format);
    });
    if (!label.trim()) return '';
    return level.suffix === 'nothing' || /[、）。：．\s]$/.test(label) ? label : `${label} `;
  }
}

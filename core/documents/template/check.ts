// Holds a template against the names that it may use: unknown ones, those outside of their loop, those left out, with the place.
import type { TemplateFault } from './faults.ts';
import { nearWords, type Spot } from './spots.ts';

/** A name that a template may use. */
export interface TemplateField {
  name: string;
  /** What will stand there */
  meaning: string;
  /** For loops: the names inside */
  fields?: readonly TemplateField[];
}

interface Placeholder {
  /** '' for a value, # for the beginning of a loop or condition, ^ for its opposite, / for the end */
  sign: string;
  name: string;
  spot: Spot;
  at: number;
  length: number;
}

/** Every placeholder in reading order. */
function placeholders(spots: readonly Spot[]): Placeholder[] {
  return spots.flatMap((spot) =>
    [...spot.text.matchAll(/\{([#^/]?)([^{}]*)\}/g)].map((match) => ({
      sign: match[1] ?? '',
      name: (match[2] ?? '').trim(),
      spot,
      at: match.index,
      length: match[0].length,
    })),
  );
}

/** Loops in which a name is known, e.g. 问题编号 in 事项; an empty list where it is known nowhere. */
function loopsKnowing(name: string, fields: readonly TemplateField[]): string[] {
  return fields.flatMap((field) => {
    if (field.fields === undefined) return [];
    const own = field.fields.some((inner) => inner.name === name) ? [field.name] : [];
    return [...own, ...loopsKnowing(name, field.fields)];
  });
}

/** Names that the data does not have at their place; the same name at several places is told once, with all of them. */
export function unknownNames(spots: readonly Spot[], fields: readonly TemplateField[]): TemplateFault[] {
  const found = new Map<string, { places: string[]; loops: string[] }>();
  /** Names that can be used, from the outside in */
  const scopes: { name: string; fields: readonly TemplateField[] }[] = [{ name: '', fields }];
  for (const { sign, name, spot, at, length } of placeholders(spots)) {
    if (sign === '/') {
      if (scopes.length > 1) scopes.pop();
      continue;
    }
    const known = scopes.toReversed().flatMap((scope) => scope.fields.find((field) => field.name === name) ?? [])[0];
    if (known === undefined) {
      const told = found.get(name) ?? { places: [], loops: loopsKnowing(name, fields) };
      told.places.push(nearWords(spot, at, length));
      found.set(name, told);
    }
    if (sign !== '') scopes.push({ name, fields: known?.fields ?? [] });
  }
  return [...found].map(([tag, { places, loops }]): TemplateFault => {
    const [place = ''] = places;
    const where = `${places.slice(0, 3).join('、')}${places.length > 3 ? `等${places.length}处` : ''}`;
    const message =
      loops.length > 0
        ? `“{${tag}}”要写在“{#${loops[0]}}”和“{/${loops[0]}}”之间，${where}处将留空。`
        : `没有名为“${tag}”的栏目，${where}处将留空。请核对名称，或从栏目表中复制。`;
    return { kind: 'unknown', tag, place, message };
  });
}

/**
 * Names that the template does not use although the shipped one does, with their place there; all names it leaves out where
 * no shipped one is given. For a loop left out, it alone.
 */
export function unusedNames(
  spots: readonly Spot[],
  fields: readonly TemplateField[],
  shipped: readonly Spot[] | null,
): TemplateFault[] {
  const used = new Set(placeholders(spots).map(({ name }) => name));
  const usual = shipped === null ? null : placeholders(shipped);
  const missing = (some: readonly TemplateField[]): TemplateField[] =>
    some.flatMap((field) => (used.has(field.name) ? missing(field.fields ?? []) : [field]));
  return missing(fields).flatMap(({ name, meaning }): TemplateFault[] => {
    const there = usual?.find((each) => each.name === name);
    if (usual !== null && there === undefined) return [];
    const place = there === undefined ? '' : nearWords(there.spot, there.at, there.length);
    const where = place === '' ? '' : `，系统自带的模板中在${place}处`;
    return [{ kind: 'unused', tag: name, place, message: `没有用到“${name}”（${meaning}）${where}。` }];
  });
}

/** ｛标题｝ looks right and is never replaced. */
export function fullWidthBraces(spots: readonly Spot[]): TemplateFault[] {
  return spots.flatMap((spot) =>
    [...spot.text.matchAll(/｛[^｛｝{}]{0,50}｝/g)].map((match): TemplateFault => {
      const place = nearWords(spot, match.index, match[0].length);
      return {
        kind: 'fullWidth',
        tag: match[0],
        place,
        message: `“${match[0]}”用了全角括号，不会被替换（${place}）。请改为半角的“{”和“}”。`,
      };
    }),
  );
}

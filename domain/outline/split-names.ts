// Names of units and people as documents write them: several in one cell, with titles and brackets.

/** Splits "区住建局、区发改局，各街道" into names; brackets keep their commas: "区教体局（牵头）" stays one. */
export function splitNames(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let current = '';
  for (const character of text) {
    if ('（(《“'.includes(character)) depth++;
    if ('）)》”'.includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && '、，,；;/\n\t'.includes(character)) {
      names.push(current);
      current = '';
    } else current += character;
  }
  names.push(current);
  const clean = names
    .map((name) => name.trim().replace(/[。.：:]+$/u, ''))
    .filter((name) => name !== '' && name.length <= 50);
  return [...new Set(clean)];
}

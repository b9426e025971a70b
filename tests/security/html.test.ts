// Imported text never becomes HTML: nothing in the window writes markup, React alone makes elements out of texts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '..', '..', 'renderer');
const WAYS =
  /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|\beval\(|new Function\(|srcdoc|javascript:/i;

it('no source of the window has a way to turn text into markup or code', () => {
  const sources = readdirSync(RENDERER, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(tsx?|html)$/.test(entry.name),
  );
  expect(sources.length).toBeGreaterThan(200);
  const found = sources
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => WAYS.test(readFileSync(path, 'utf8')));
  expect(found).toEqual([]);
});

// Self-written documents in every pattern seen, each with the tree that a careful clerk would make of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseOutline } from '#domain/outline/parse.ts';
import { dump } from './dump.ts';

const FOLDER = join(import.meta.dirname, 'corpus');
const documents = readdirSync(FOLDER).filter((name) => name.endsWith('.txt') && !name.endsWith('.tree.txt'));

describe('the corpus', () => {
  test('has at least thirty documents', () => {
    expect(documents.length).toBeGreaterThanOrEqual(30);
  });

  test.each(documents)('%s', (name) => {
    const paragraphs = readFileSync(join(FOLDER, name), 'utf8')
      .split('\n')
      .map((text, index) => ({ index, text }));
    const expected = readFileSync(join(FOLDER, name.replace('.txt', '.tree.txt')), 'utf8');
    expect(dump(parseOutline(paragraphs))).toBe(expected);
  });
});

// Documents held between looking and accepting: the newest always, older ones as far as the bytes go.
import { expect, it } from 'vitest';
import { PreviewedFiles } from '#core/services/findings/previewed.ts';

const file = (name: string, size: number) => ({ name, bytes: new Uint8Array(size) });

it('holds files by their hash and lets the ones unused longest give way', () => {
  const held = new PreviewedFiles(100);
  held.keep('a', file('甲.txt', 40));
  held.keep('b', file('乙.txt', 40));
  expect(held.find('a', '甲.txt').name).toBe('甲.txt');
  held.keep('c', file('丙.txt', 40));
  expect(held.find('a', '甲.txt').bytes.byteLength).toBe(40);
  expect(() => held.find('b', '乙.txt')).toThrow(/“乙.txt”已不在内存中.*再选一次同一份文件/);
});

it('holds the newest whatever its size, and the same file once', () => {
  const held = new PreviewedFiles(100);
  held.keep('a', file('甲.txt', 60));
  held.keep('a', file('改名.txt', 60));
  expect(held.find('a', '').name).toBe('改名.txt');
  held.keep('big', file('大.docx', 500));
  expect(held.find('big', '').bytes.byteLength).toBe(500);
  expect(() => held.find('a', '甲.txt')).toThrow();
});

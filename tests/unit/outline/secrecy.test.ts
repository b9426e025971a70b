// Secrecy marks at the head of a document are seen; talk about secrecy is not a mark.
import { expect, test } from 'vitest';
import { secrecyWarning } from '#domain/outline/secrecy.ts';

const code = (...lines: string[]): string | null =>
  secrecyWarning(lines.map((text, index) => ({ index, text })))?.code ?? null;

test.each(['机密★5年', '秘密 ★ 1年', '绝密★', '机 密', '密级：秘密', '000012 机密★10年'])('%s is a mark', (mark) => {
  expect(code('', mark, '关于整改情况的报告')).toBe('secret-mark');
});

test.each([
  '关于保守国家秘密工作不到位问题的整改',
  '内部事项 注意保管',
  '机密文件管理不规范',
  '（一）商业秘密保护不力',
])('%s is none', (text) => {
  expect(code(text, '一、整改情况')).toBeNull();
});

test('a mark further down is not the document’s', () => {
  expect(code(...Array.from({ length: 20 }, (_, i) => `第${i}段`), '机密★')).toBeNull();
});

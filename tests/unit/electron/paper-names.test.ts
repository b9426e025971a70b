// Proposed file names: the clerk's words, valid on Windows and Linux.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperName } from '#domain/content/name.ts';
import type { PaperDocument, TextDocument } from '#domain/content/types.ts';
import { plainFileName, proposedFileName, withEnding } from '#electron/platform/paper-names.ts';

const list = (title: string): PaperDocument => ({
  kind: 'list',
  title,
  subtitle: '',
  mark: null,
  columns: [],
  groups: [],
  notes: [],
  signatures: [],
  paper: { size: 'A4', orientation: 'landscape' },
});
const bulletin = (head: TextDocument['head']): PaperDocument => ({
  kind: 'text',
  mark: null,
  head,
  title: '关于整改进展情况的通报',
  addressee: null,
  blocks: [],
  signature: null,
  tail: null,
});

describe('proposedFileName', () => {
  it('names lists by title and bulletins by name and issue', () => {
    expect(proposedFileName(paperName(list('问题清单')), 'xlsx', '2020-06-22')).toBe('问题清单（2020-06-22）.xlsx');
    const head = { name: '整改工作简报', issue: '第3期', issuer: '整改办', date: '2020年6月22日' };
    expect(proposedFileName(paperName(bulletin(head)), 'docx', '2020-06-22')).toBe(
      '整改工作简报第3期（2020-06-22）.docx',
    );
    expect(paperName(bulletin(null))).toBe('关于整改进展情况的通报');
  });

  it('is a valid name whatever the title', () => {
    const title = fc.string({
      unit: fc.constantFrom('整', 'a', '.', ' ', '/', '\\', ':', '\n', '\u0000', '"', '|', 'CON', '…'),
    });
    fc.assert(
      fc.property(title, (text) => {
        const name = proposedFileName(text, 'pdf', '2020-06-22');
        expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}. ][^<>:"/\\|?*\p{Cc}]*（2020-06-22）\.pdf$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      }),
    );
    expect(proposedFileName('con.', 'pdf', '2020-06-22')).toBe('闭环con（2020-06-22）.pdf');
    expect(proposedFileName('整'.repeat(500), 'pdf', '2020-06-22').length).toBeLessThan(90);
  });
});

describe('plainFileName', () => {
  it('keeps a good name with its ending and mends a bad one', () => {
    expect(plainFileName('关于整改方案的报告（送审稿）.docx')).toBe('关于整改方案的报告（送审稿）.docx');
    expect(plainFileName('方案.v2.终稿.doc')).toBe('方案.v2.终稿.doc');
    expect(plainFileName('a/b:c?.txt')).toBe('a_b_c_.txt');
    expect(plainFileName('con.txt')).toBe('原件con.txt');
    expect(plainFileName('...')).toBe('原件');
    expect(plainFileName('无后缀')).toBe('无后缀');
  });

  it('is valid whatever came in', () => {
    const name = fc.string({ unit: fc.constantFrom('整', 'a', '.', ' ', '/', '\\', ':', '\n', '"', '|', 'CON') });
    fc.assert(
      fc.property(name, (text) => {
        const plain = plainFileName(text);
        expect(plain).toMatch(/^[^<>:"/\\|?*\p{Cc}. ][^<>:"/\\|?*\p{Cc}]*$/u);
        expect(plain).not.toMatch(/[. ]$/);
      }),
    );
  });
});

describe('withEnding', () => {
  it('adds the ending that a dialog left out', () => {
    expect(withEnding('/a/清单', 'xlsx')).toBe('/a/清单.xlsx');
    expect(withEnding('/a/清单.XLSX', 'xlsx')).toBe('/a/清单.XLSX');
    expect(withEnding('/a/清单.v2', 'docx')).toBe('/a/清单.v2.docx');
  });
});

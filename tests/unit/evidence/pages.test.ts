// Pages as the files state them: plain and packed page trees, files that were added to, and what says nothing.
import { describe, expect, it } from 'vitest';
import { docxPages, pdfPages } from '#core/documents/read/pages.ts';
import { docx, pdf } from '#tests/fixtures/evidence.ts';

describe('the pages of a PDF', () => {
  it('are read from its page tree, packed or not', () => {
    expect(pdfPages(pdf(1))).toBe(1);
    expect(pdfPages(pdf(250))).toBe(250);
    expect(pdfPages(pdf(12, { packed: true }))).toBe(12);
  });

  it('are those of the last tree of a file that was added to', () => {
    const added = '\n2 0 obj\n<< /Type /Pages /Kids [4 0 R 5 0 R] /Count 5 >>\nendobj\n';
    expect(pdfPages(Buffer.concat([pdf(3), Buffer.from(added)]))).toBe(5);
  });

  it('do not count inner trees, and are unknown where nothing is said', () => {
    const inner = '%PDF-1.4\n<< /Type /Pages /Parent 1 0 R /Count 2 >>\n<< /Count 9 /Type /Pages /Kids [] >>';
    expect(pdfPages(Buffer.from(inner))).toBe(9);
    for (const text of [
      '',
      '%PDF-1.4',
      '/Type /Pages',
      '<< /Type /Pages /Count 0 >>',
      '<< /Type /Pages /Count 99999999 >>',
    ]) {
      expect(pdfPages(Buffer.from(text))).toBeNull();
    }
  });
});

describe('the pages of a .docx', () => {
  it('are those that its properties state', async () => {
    expect(docxPages(await docx(['一'], [], 8))).toBe(8);
    expect(docxPages(Buffer.from('no zip'))).toBeNull();
  });
});

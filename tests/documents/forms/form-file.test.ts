// A 调度表 as a file: written, filled in by other programs, read back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { type ReadForm, readReviewForm } from '#core/documents/read/review-form.ts';
import { columnLetter, writeReviewForm } from '#core/documents/write/review-form.ts';
import { EMPTY_CELLS, type ReviewForm } from '#domain/forms/types.ts';
import { at, expectDisjointMerges, expectWellFormed, onlySheet, part } from '#tests/documents/write/office-files.ts';
import { FORM } from './form.ts';

/** Opens the file as an office program would, types into cells, saves. */
async function edited(bytes: Uint8Array, cells: Record<string, string | number>): Promise<Uint8Array> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  const sheet = workbook.worksheets[0];
  for (const [address, value] of Object.entries(cells)) {
    const cell = sheet?.getCell(address);
    if (cell) cell.value = value;
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function read(bytes: Uint8Array, name = '调度表.xlsx'): Promise<ReadForm> {
  const found = await readReviewForm(bytes, name);
  if (found === null) throw new Error('no form found');
  return found;
}

const FIRST = 5;
const cell = (key: Parameters<typeof columnLetter>[0], row = 0) => `${columnLetter(key)}${FIRST + row}`;

describe('a form that goes out', () => {
  it('is a workbook that other readers accept, with title, week and due time', async () => {
    const bytes = await writeReviewForm(FORM);
    await expectWellFormed(bytes);
    const sheet = await onlySheet(bytes);
    expectDisjointMerges(sheet);
    const texts = sheet.rows.flat().map(String);
    expect(texts).toContain('第12次周调度表（2020年6月22日 周一）');
    expect(texts.join()).toContain('报送截止：2020年6月19日17:00');
    expect(at(sheet, FIRST - 1, 4)?.value).toBe(FORM.rows[0]?.measureText);
  });

  it('is protected but for the cells to fill in, and offers states and percents', async () => {
    const xml = (await part(await writeReviewForm(FORM), 'xl/worksheets/sheet1.xml')).toString();
    expect(xml).toMatch(/<sheetProtection [^>]*sheet="1"/);
    const workbook = new Workbook();
    await workbook.xlsx.load(await writeReviewForm(FORM));
    const sheet = workbook.worksheets[0];
    const locked = (address: string) => sheet?.getCell(address).protection?.locked ?? true;
    for (const key of ['progress', 'percent', 'state', 'difficulty', 'nextPlan', 'evidence'] as const) {
      expect(locked(cell(key))).toBe(false);
    }
    for (const key of ['problem', 'measure', 'deadline', 'last'] as const) expect(locked(cell(key))).toBe(true);
    expect(sheet?.getCell(cell('state')).dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"未启动,整改中,待审核"'],
    });
    expect(sheet?.getCell(cell('percent')).dataValidation).toMatchObject({ type: 'whole', formulae: [0, 100] });
    expect(sheet?.getColumn(1).hidden).toBe(true);
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
  });

  it('keeps text that looks like a formula as text', async () => {
    const form: ReviewForm = {
      ...FORM,
      rows: FORM.rows.map((row) => ({ ...row, last: '=1+1', filled: { ...EMPTY_CELLS, progress: '-已完成' } })),
    };
    const back = await read(await writeReviewForm(form));
    expect(back.form.rows[0]?.cells.progress).toBe('-已完成');
    expect((await part(await writeReviewForm(form), 'xl/worksheets/sheet1.xml')).toString()).not.toContain('<f>');
  });
});

describe('a form that comes back', () => {
  it('untouched is the same form', async () => {
    const { form } = await read(await writeReviewForm(FORM));
    expect(form).toMatchObject({
      formId: FORM.formId,
      reviewId: FORM.reviewId,
      unitId: FORM.unitId,
      issue: 1,
      ordinal: 12,
      unitName: FORM.unitName,
      genuine: true,
      reportedBy: '',
    });
    expect(form.rows.map(({ measureId, genuine, cells }) => ({ measureId, genuine, cells }))).toEqual(
      FORM.rows.map(({ measureId, filled }) => ({ measureId, genuine: true, cells: filled })),
    );
  });

  it('gives every filled-in cell and who signed, under any file name', async () => {
    const bytes = await edited(await writeReviewForm(FORM), {
      [cell('progress')]: '已开工12个，\n入住300户。',
      [cell('percent')]: 65,
      [cell('state')]: '待审核',
      [cell('evidence', 2)]: '验收单3页',
      E9: '周某某',
    });
    const { form, letters } = await read(bytes, '新建 Microsoft Excel 工作表.xlsx');
    expect(form.rows[0]?.cells).toEqual({
      ...EMPTY_CELLS,
      progress: '已开工12个，\n入住300户。',
      percent: '65',
      state: '待审核',
    });
    expect(form.rows[0]?.row).toBe(FIRST);
    expect(form.rows[2]?.cells.evidence).toBe('验收单3页');
    expect(form.reportedBy).toBe('周某某');
    expect(letters.progress).toBe(columnLetter('progress'));
  });

  it('whose fixed text or ids were changed is found out, row by row', async () => {
    const bytes = await edited(await writeReviewForm(FORM), {
      [cell('measure')]: '一是别的措施。',
      [cell('deadline', 1)]: '2021年12月31日',
    });
    expect((await read(bytes)).form.rows.map(({ genuine }) => genuine)).toEqual([false, false, true]);
    const swapped = await edited(await writeReviewForm(FORM), {
      A1: `bihuan-form-1 ${FORM.formId} ${FORM.reviewId} ${FORM.reviewId} 1 12 0123456789abcdef`,
    });
    expect((await read(swapped)).form.genuine).toBe(false);
  });

  it('saved by LibreOffice, as .xlsx or as .xls, is still known', async () => {
    for (const name of ['libreoffice.xlsx', 'libreoffice.xls']) {
      const { form } = await read(readFileSync(join(import.meta.dirname, name)), name);
      expect(form.genuine).toBe(true);
      expect(form.rows.map(({ genuine }) => genuine)).toEqual([true, true, true]);
      expect(form.rows[0]?.cells.progress).toBe('已开工12个，\n入住300户。');
      expect(form.rows[0]?.cells.percent).toBe('65');
      expect(form.reportedBy).toBe('周某某');
    }
  });

  it('is not seen in a workbook of another kind', async () => {
    const other = new Workbook();
    other.addWorksheet('表').addRow(['序号', '反馈问题']);
    expect(await readReviewForm(new Uint8Array(await other.xlsx.writeBuffer()), 'x.xlsx')).toBeNull();
  });

  it('cut in half is named as broken', async () => {
    const bytes = await writeReviewForm(FORM);
    await expect(readReviewForm(bytes.slice(0, bytes.length / 2), '半个.xlsx')).rejects.toThrow(/“半个.xlsx”/);
  });
});

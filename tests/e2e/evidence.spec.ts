// 佐证材料 in the window: chosen and dropped, numbered, looked at, renamed, removed and brought back, listed and packed.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { docx, pdf, png } from '../fixtures/evidence.ts';
import type { DrivenApp } from './driver.ts';
import { ledgerHelp } from './ledger-steps.ts';
import { begin, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
let out: string;
const { problem, cell } = ledgerHelp(() => driven);
test.beforeAll(async () => {
  driven = await begin('sample');
  out = mkdtempSync(join(tmpdir(), 'bihuan-evidence-'));
});
test.afterAll(async () => {
  await driven.close();
  rmSync(out, { recursive: true, force: true });
});

test('files are added to a problem, looked at inside the window, and none of them runs', async () => {
  const { page } = driven;
  const files: Record<string, Uint8Array | string> = {
    '会议纪要.pdf': pdf(3, { words: 'Minutes of the meeting' }),
    '现场照片.png': png(640, 420),
    '整改报告.docx': await docx(
      ['关于回迁安置问题的整改报告', '一、整改情况。已建立台账，开工建设项目12个。'],
      [
        ['项目', '进度'],
        ['甲小区', '60%'],
      ],
    ),
    '资金明细.csv': '项目,金额（万元）\n甲小区,120\n乙小区,80',
    '说明.txt': Buffer.from([0xd5, 0xfb, 0xb8, 0xc4, 0xd2, 0xd1, 0xcd, 0xea, 0xb3, 0xc9]),
    '网页.html': '<html><body><script>document.title="ran"</script></body></html>',
  };
  const paths = Object.entries(files).map(([name, content]) => {
    writeFileSync(join(out, name), content);
    return join(out, name);
  });
  await open(driven, '清单');
  await page.getByRole('button', { name: '详情', exact: true }).click();
  await cell(problem(1), '反馈问题').click();
  const drawer = page.getByRole('complementary', { name: '详情' });
  await drawer.getByRole('tab', { name: '佐证' }).click();
  const evidence = drawer.getByRole('region', { name: '佐证材料' });
  await expect(evidence.getByText('还没有佐证材料')).toBeVisible();
  await picture(driven, 'evidence-empty');
  await driven.answer('showOpenDialog', { canceled: false, filePaths: paths });
  await evidence.getByRole('button', { name: '添加文件', exact: true }).click();
  await expect(evidence.getByText('已添加6件')).toBeVisible();
  await expect(evidence.getByRole('listitem')).toHaveCount(6);
  await expect(evidence.getByRole('spinbutton', { name: '佐证1-1页数' })).toHaveValue('3');
  await picture(driven, 'evidence-list');

  const show = async (label: string) => {
    await evidence.getByRole('button', { name: `查看${label}` }).click();
    return page.getByRole('dialog', { name: new RegExp(`^${label} `) });
  };
  const minutes = await show('佐证1-1');
  await expect(minutes.getByText('第1页，共3页')).toBeVisible();
  await expect(minutes.locator('canvas[data-drawn="true"]')).toBeVisible();
  const dark = await minutes.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 100 && (data[i + 3] ?? 0) > 0) count++;
    return count;
  });
  expect(dark).toBeGreaterThan(200);
  const note = minutes.getByRole('textbox', { name: '备注' });
  await note.fill('原件存档案室');
  await note.press('Enter');
  await minutes.getByRole('textbox', { name: '文件日期' }).fill('2026-6-1');
  await minutes.getByRole('button', { name: '下一页' }).click();
  await expect(minutes.getByText('第2页，共3页')).toBeVisible();
  await picture(driven, 'evidence-pdf');
  await minutes.getByRole('button', { name: '查看佐证1-2' }).click();
  const photo = page.getByRole('dialog', { name: /^佐证1-2 / });
  await expect(photo.getByRole('img', { name: '现场照片' })).toHaveJSProperty('naturalWidth', 640);
  await photo.getByRole('button', { name: '查看佐证1-3' }).click();
  const report = page.getByRole('dialog', { name: /^佐证1-3 / });
  await expect(report.getByText('已建立台账，开工建设项目12个。')).toBeVisible();
  await expect(report.getByRole('cell', { name: '60%' })).toBeVisible();
  await picture(driven, 'evidence-docx');
  await report.getByRole('button', { name: '查看佐证1-4' }).click();
  await expect(page.getByRole('dialog').getByRole('cell', { name: '120' })).toBeVisible();
  await picture(driven, 'evidence-table');
  await page.getByRole('button', { name: '查看佐证1-5' }).last().click();
  await expect(page.getByRole('dialog').getByText('整改已完成')).toBeVisible();
  await page.getByRole('button', { name: '查看佐证1-6' }).last().click();
  await expect(page.getByRole('dialog').getByText('不能在窗口内查看')).toBeVisible();
  await expect(page).not.toHaveTitle('ran');
  await picture(driven, 'evidence-none');
  await page.keyboard.press('Escape');
});

test('evidence is renamed, linked, removed and brought back, and leaves as catalogue, folder and zip', async () => {
  const { page } = driven;
  const evidence = page.getByRole('region', { name: '佐证材料' });
  const name = evidence.getByRole('textbox', { name: '佐证1-2名称' });
  await name.fill('回迁工地现场照片');
  await name.press('Enter');
  await expect(page.getByLabel('保存状态')).toContainText('已保存');
  await evidence.getByRole('combobox', { name: '佐证1-2对应措施' }).click();
  await page.locator('.ant-select-item-option').first().click();
  await page.keyboard.press('Escape');
  await evidence.getByRole('button', { name: '移除佐证1-6' }).click();
  await expect(evidence.getByText('已移除佐证1-6')).toBeVisible();
  await expect(evidence.getByRole('listitem')).toHaveCount(5);
  await evidence.getByRole('button', { name: '撤销' }).click();
  await expect(evidence.getByRole('listitem')).toHaveCount(6);
  await picture(driven, 'evidence-linked');

  const leave = async (name: RegExp) => {
    await evidence.getByRole('button', { name: '导出 ▾' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await leave(/佐证目录/);
  const catalogue = page.getByRole('dialog', { name: '佐证目录' });
  await expect(catalogue).toContainText('回迁工地现场照片');
  await expect(catalogue).toContainText('原件存档案室');
  await expect(catalogue).toContainText('2026年6月1日');
  await picture(driven, 'evidence-catalogue');
  await driven.answer('showSaveDialog', { canceled: false, filePath: join(out, '佐证目录.docx') });
  await catalogue.getByRole('button', { name: /Word/ }).click();
  await expect(catalogue.getByText('已导出：佐证目录.docx')).toBeVisible();
  await page.keyboard.press('Escape');

  const target = join(out, '导出');
  mkdirSync(target);
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [target] });
  await leave(/全部文件/);
  await expect(evidence.getByText(/已导出到“佐证材料（.*共6个文件/)).toBeVisible();
  const [folder = ''] = readdirSync(target);
  expect(readdirSync(join(target, folder))).toContain('佐证1-2 回迁工地现场照片.png');

  await driven.answer('showSaveDialog', { canceled: false, filePath: join(out, '问题1.zip') });
  await leave(/压缩包/);
  await expect(evidence.getByText(/问题1\.zip/)).toBeVisible();
  expect(existsSync(join(out, '问题1.zip'))).toBe(true);
});

test('files are dropped on the list; a file that a script made up is refused', async () => {
  const { page } = driven;
  const evidence = page.getByRole('region', { name: '佐证材料' });
  const path = join(out, '拖入的票据.pdf');
  writeFileSync(path, pdf(2));
  /** Plays a person's drop: the page sees names alone; the paths are known to the desktop (here: to the stand-in). */
  const drop = (names: string[], paths: Record<string, string>) =>
    evidence.evaluate(
      (section, [given, known]) => {
        document.documentElement.dataset.standinDropped = JSON.stringify(known);
        const data = new DataTransfer();
        for (const name of given) data.items.add(new File(['x'], name));
        for (const type of ['dragover', 'drop']) {
          section.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
      },
      [names, paths] as const,
    );
  await drop(['编造.pdf'], {});
  await expect(evidence.getByText('拖入的内容不是磁盘上的文件')).toBeVisible();
  await expect(evidence.getByRole('listitem')).toHaveCount(6);
  await drop(['拖入的票据.pdf'], { '拖入的票据.pdf': path });
  await expect(evidence.getByText('已添加1件')).toBeVisible();
  await expect(evidence.getByRole('textbox', { name: '佐证1-7名称' })).toHaveValue('拖入的票据');
  await expect(evidence.getByText('拖入的内容不是磁盘上的文件')).toHaveCount(0);
});

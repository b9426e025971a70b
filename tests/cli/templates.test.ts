// Templates from the command line: listed, checked, taken out, put in place, set back.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLedger, terminalIn } from '../fixtures/cli.ts';
import { tempDir } from '../fixtures/folder.ts';

const dir = tempDir();
const { cli } = terminalIn(dir, ['--data', 'store']);
beforeAll(() => makeLedger(join(dir, 'store')));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function change(file: string, from: string, to: string): Promise<void> {
  const zip = await JSZip.loadAsync(readFileSync(join(dir, file)));
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  zip.file('word/document.xml', xml.replace(from, to));
  writeFileSync(join(dir, file), await zip.generateAsync({ type: 'uint8array' }));
}

it('go out, are checked, come back changed, and are set back', async () => {
  const usual = await cli(['template', 'list']);
  expect(usual.stdout).toContain('会议纪要\t系统自带');
  expect(usual.stdout).toContain('文书（提醒函）\t同“文书”');
  expect((await cli(['template', 'export', '会议纪要', '--out', '纪要.docx'])).stdout).toBe('已写入 纪要.docx');
  expect(await cli(['template', 'check', '纪要.docx', '--kind', '会议纪要'])).toMatchObject({
    status: 0,
    stdout: '“纪要.docx”可以使用。',
  });
  await change('纪要.docx', '{主持}', '{主持人}');
  expect(await cli(['template', 'check', '纪要.docx', '--kind', '会议纪要'])).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^没有名为“主持人”的栏目，正文第\d+段/),
  });
  expect((await cli(['template', 'replace', '会议纪要', '纪要.docx'])).stdout).toMatch(
    /^已换用“会议纪要”的模板。\n没有名为/,
  );
  expect((await cli(['template', 'list'])).stdout).toContain('会议纪要\t本单位修改');
  await change('纪要.docx', '{/议题}', '');
  expect(await cli(['template', 'replace', '会议纪要', '纪要.docx'])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^错误：“纪要.docx”有误，没有替换，原模板仍在使用。“\{#议题\}”没有对应的/),
  });
  expect((await cli(['template', 'reset', '会议纪要'])).stdout).toBe('“会议纪要”已恢复系统自带的模板。');
  expect(await cli(['template', 'list'])).toEqual(usual);
  expect((await cli(['template', 'export', '没有', '--out', 'x.docx'])).stderr).toMatch(
    /没有名为“没有”的模板。可用的模板：文书、/,
  );
  expect((await cli(['template', 'replace', '文书'])).status).toBe(2);
  expect((await cli(['template'])).status).toBe(2);
});

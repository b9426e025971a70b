// Lays a paper out in a hidden window, which then becomes a PDF or goes to a printer. The window never outlives its job.
import { BrowserWindow, type WebContents } from 'electron';
import { BihuanError } from '#contract/errors.ts';
import type { PrintJob } from '#contract/operations.ts';
import { paperName } from '#domain/content/name.ts';
import type { PagesSetup } from '#domain/content/pages.ts';
import type { ListPaper, PaperDocument } from '#domain/content/types.ts';
import type { ShellContext } from '../ipc/shell/context.ts';
import { PAGES } from './bundle-address.ts';
import type { Log } from './log.ts';
import type { PrintJobs } from './print-jobs.ts';
import { webPreferences } from './web-preferences.ts';
import type { WindowRoles } from './window-roles.ts';

/** Milliseconds that a paper may take to be laid out. */
const LAYOUT_LIMIT = 60_000;

export interface PrintingSettings {
  preload: string;
  roles: WindowRoles;
  jobs: PrintJobs;
  log: Log;
}

/** What Electron says when a person closed the print dialog. */
const CALLED_OFF = /cancel/i;

export function createPrinting(settings: PrintingSettings): ShellContext['printing'] {
  return {
    toPdf: (document, pages) =>
      inPrintWindow(settings, { document, pages }, async (contents, pages) => ({
        bytes: await contents.printToPDF({ preferCSSPageSize: true, printBackground: true }),
        pages,
      })),
    toPrinter: (document, chosen, copies) =>
      inPrintWindow(settings, { document, pages: chosen }, async (contents, pages) => {
        const paper = sheetOf(document, chosen);
        const reason = await new Promise<string | null>((resolve) => {
          contents.print(
            { printBackground: true, pageSize: paper.size, landscape: paper.orientation === 'landscape', copies },
            (success, failureReason) => resolve(success ? null : failureReason),
          );
        });
        if (reason === null) return { pages };
        if (CALLED_OFF.test(reason)) return null;
        throw failed(document, '打印机没有接受任务，请检查打印机后重试，或先导出 PDF。');
      }),
  };
}

/** The sheet that the printer is asked for. */
function sheetOf(document: PaperDocument, { twoUp }: PagesSetup): ListPaper {
  if (document.kind === 'list') return document.paper;
  return twoUp ? { size: 'A3', orientation: 'landscape' } : { size: 'A4', orientation: 'portrait' };
}

const failed = (document: PaperDocument, what: string, cause?: unknown): BihuanError =>
  new BihuanError('print.failed', `“${paperName(document)}”没有打印：${what}`, undefined, { cause });

/** Runs `use` on a window that shows the laid-out paper, and takes the window away whatever happens. */
async function inPrintWindow<Result>(
  { preload, roles, jobs, log }: PrintingSettings,
  shown: PrintJob,
  use: (contents: WebContents, pages: number) => Promise<Result>,
): Promise<Result> {
  const { document } = shown;
  const window = new BrowserWindow({
    show: false,
    title: paperName(document),
    webPreferences: { ...webPreferences(preload), backgroundThrottling: false },
  });
  const { webContents: contents } = window;
  const { id } = contents;
  roles.add(id, 'print');
  const ready = jobs.open(id, shown);
  const broken = Promise.withResolvers<never>();
  const fail = (what: string, cause?: unknown) => broken.reject(failed(document, what, cause));
  const limit = setTimeout(() => fail('排版超过 60 秒。请缩小范围后重试，或导出 Word、Excel。'), LAYOUT_LIMIT);
  contents.once('render-process-gone', () => fail('排版程序意外停止。请重试。'));
  window.once('closed', () => fail('打印窗口被关闭。请重试。'));
  try {
    contents.once('preload-error', (_event, _path, error) => fail('排版程序没有启动。请重试。', error));
    window.loadURL(PAGES.print).catch((error: unknown) => fail('排版页面没有打开。请重试。', error));
    const pages = await Promise.race([ready, broken.promise]);
    return await Promise.race([use(contents, pages), broken.promise]);
  } catch (error) {
    if (error instanceof BihuanError) throw error;
    log.error('printing failed', error);
    throw failed(document, '生成页面时出错。请重试，或导出 Word、Excel。', error);
  } finally {
    clearTimeout(limit);
    jobs.close(id);
    roles.remove(id);
    if (!window.isDestroyed()) window.destroy();
  }
}

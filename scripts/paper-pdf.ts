// Makes a PDF of a paper outside the app: the built print page in a headless Chromium, as the app's own print window shows it.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { ALL_PAGES, type PagesSetup } from '#domain/content/pages.ts';
import type { PaperDocument } from '#domain/content/types.ts';
import { findChromium } from '#tests/standin/chromium/find.ts';

/** Nothing answers under this name but the route below; every other request is refused. */
const ORIGIN = 'http://bihuan.invalid';
const BUNDLE = join(import.meta.dirname, '../out/renderer');
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
/** Milliseconds that a paper may take to be laid out. */
const LAYOUT_LIMIT = 60_000;

export interface PaperPdfOptions {
  /** Path of Chromium; otherwise the one that findChromium finds */
  chromium?: string;
  /** Folder of the built window; otherwise out/renderer */
  bundle?: string;
  /** Which pages, on which sheets; all of them when left out */
  pages?: PagesSetup;
}

async function answerFrom(bundle: string, url: string): Promise<{ body: Buffer; contentType: string } | null> {
  const { origin, pathname } = new URL(url);
  const path = normalize(join(bundle, decodeURIComponent(pathname)));
  if (origin !== ORIGIN || !path.startsWith(bundle + sep)) return null;
  const body = await readFile(path).catch(() => null);
  return body === null ? null : { body, contentType: TYPES[extname(path)] ?? 'application/octet-stream' };
}

/**
 * Lays a paper out as the app's print window does and hands the page to `use`. Throws where Chromium or the built window is
 * missing.
 */
export async function withPaper<Result>(
  document: PaperDocument,
  use: (page: Page) => Promise<Result>,
  options: PaperPdfOptions = {},
): Promise<Result> {
  const bundle = options.bundle ?? BUNDLE;
  const executablePath = options.chromium ?? findChromium();
  if (executablePath === undefined) throw new Error('没有找到 Chromium，请安装或用环境变量 BIHUAN_CHROMIUM 指明路径。');
  if (!existsSync(join(bundle, 'print.html')))
    throw new Error(`没有找到 ${bundle}/print.html，请先运行 npm run build。`);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const failed = Promise.withResolvers<never>();
    page.on('pageerror', (error) => failed.reject(error));
    await page.route('**/*', async (route) => {
      const answer = await answerFrom(bundle, route.request().url());
      await (answer === null ? route.abort() : route.fulfill(answer));
    });
    const ready = Promise.withResolvers<void>();
    await page.exposeFunction('paperIsLaidOut', () => ready.resolve());
    await page.addInitScript({
      content: `window.bihuan = {
        getPrintJob: async () => ({ ok: true, value: ${JSON.stringify({ document, pages: options.pages ?? ALL_PAGES })} }),
        printJobReady: async () => { await paperIsLaidOut(); return { ok: true, value: null }; },
      };`,
    });
    const limit = setTimeout(() => failed.reject(new Error('排版超过 60 秒。')), LAYOUT_LIMIT);
    try {
      await page.goto(`${ORIGIN}/print.html`);
      await Promise.race([ready.promise, failed.promise]);
    } finally {
      clearTimeout(limit);
    }
    return await use(page);
  } finally {
    await browser.close();
  }
}

/** The paper as PDF, page by page as previewed. */
export function paperToPdf(document: PaperDocument, options: PaperPdfOptions = {}): Promise<Uint8Array> {
  return withPaper(document, (page) => page.pdf({ preferCSSPageSize: true, printBackground: true }), options);
}

// Electron's printToPDF options in the words of the DevTools protocol. Lengths are inches in both.
import type { PrintToPDFOptions } from 'electron';
import type { Params } from '#tests/standin/chromium/protocol.ts';

const SIZES: Record<string, [width: number, height: number]> = {
  a0: [33.1, 46.8],
  a1: [23.4, 33.1],
  a2: [16.54, 23.4],
  a3: [11.7, 16.54],
  a4: [8.27, 11.7],
  a5: [5.83, 8.27],
  a6: [4.13, 5.83],
  legal: [8.5, 14],
  letter: [8.5, 11],
  tabloid: [11, 17],
  ledger: [17, 11],
};

/** Throws for a page size that Electron does not know. */
export function pdfParams(options: PrintToPDFOptions): Params<'Page.printToPDF'> {
  const [paperWidth, paperHeight] = paper(options.pageSize ?? 'Letter');
  const margins = options.margins ?? {};
  return {
    paperWidth,
    paperHeight,
    landscape: options.landscape ?? false,
    scale: options.scale ?? 1,
    printBackground: options.printBackground ?? false,
    pageRanges: options.pageRanges ?? '',
    marginTop: margins.top ?? 0.4,
    marginBottom: margins.bottom ?? 0.4,
    marginLeft: margins.left ?? 0.4,
    marginRight: margins.right ?? 0.4,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
  };
}

function paper(size: NonNullable<PrintToPDFOptions['pageSize']>): [width: number, height: number] {
  if (typeof size === 'object') return [size.width, size.height];
  const found = SIZES[size.toLowerCase()];
  if (!found) throw new Error(`Invalid pageSize ${size}`);
  return found;
}

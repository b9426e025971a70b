// Puts what pdf.js reads at run time beside the window's code: character maps, standard fonts, colour profiles, decoders.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const FOLDERS: Record<string, (name: string) => boolean> = {
  cmaps: (name) => name.endsWith('.bcmap'),
  standard_fonts: (name) => /\.(pfb|ttf)$/.test(name),
  iccs: (name) => name.endsWith('.icc'),
  // Compiled code is not let in by the policy of the page; these are the same decoders in JavaScript.
  wasm: (name) => name.endsWith('_nowasm_fallback.js'),
};

/** `root`: folder of the package pdfjs-dist. */
export function pdfParts(root = dirname(new URL(import.meta.resolve('pdfjs-dist/package.json')).pathname)): Plugin {
  return {
    name: 'pdf-parts',
    generateBundle() {
      for (const [folder, isWanted] of Object.entries(FOLDERS)) {
        for (const name of readdirSync(join(root, folder)).filter(isWanted)) {
          this.emitFile({
            type: 'asset',
            fileName: `pdf/${folder}/${name}`,
            source: readFileSync(join(root, folder, name)),
          });
        }
      }
    },
  };
}

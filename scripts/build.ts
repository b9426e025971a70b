// Builds the shell, its worker, the preload and the window into out/. `--only main|preload|recovery|renderer` builds one part.
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { operations } from '#contract/operations.ts';
import { pdfParts } from './pdf-parts.ts';
import { styleNonce } from './style-nonce.ts';

const root = join(import.meta.dirname, '..');

/** What is there at run time: Electron itself, Node, and the one package with a native part. */
const external = ['electron', 'better-sqlite3', /^node:/, ...builtinModules];

const common: InlineConfig = { configFile: false, logLevel: 'warn', publicDir: false };

/** A part that runs in Node: everything is bundled, so that a packed app carries no node_modules but the native one. */
const forNode = (outDir: string, input: Record<string, string>, output: object): InlineConfig => ({
  ...common,
  root,
  resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: join(root, 'out', outDir),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: { input, external, output },
  },
});

const parts: Record<string, InlineConfig> = {
  main: forNode(
    'main',
    {
      main: join(root, 'electron/main.ts'),
      worker: join(root, 'core/worker.ts'),
      copier: join(root, 'core/backup/copier.ts'),
      'xls-thread': join(root, 'core/documents/read/xls-thread.ts'),
    },
    { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
  ),
  preload: {
    // A sandboxed preload has to be one CommonJS file; the schemas stay out, so only the names are written in
    ...forNode(
      'preload',
      { preload: join(root, 'electron/preload.ts') },
      { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    ),
    define: { __OPERATIONS__: JSON.stringify(Object.keys(operations)) },
  },
  // Apart from the window's bundle, so that a fault in that one leaves it whole
  recovery: {
    ...common,
    root: join(root, 'renderer/recovery'),
    base: './',
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      target: 'chrome150',
      outDir: join(root, 'out/recovery/recovery'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
  renderer: {
    ...common,
    root: join(root, 'renderer'),
    base: './',
    plugins: [react(), styleNonce(), pdfParts()],
    worker: { format: 'es' },
    // Replaced by a fresh nonce in every answer of app:// (electron/platform/app-protocol.ts)
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      target: 'chrome150',
      outDir: join(root, 'out/renderer'),
      emptyOutDir: true,
      // Inlined fonts and pictures would need data: in the policy
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: [join(root, 'renderer/index.html'), join(root, 'renderer/print.html')] },
    },
  },
};

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const chosen = Object.entries(parts).filter(([name]) => only === undefined || name === only);
if (chosen.length === 0) {
  console.error(`build: --only takes ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
const built = await Promise.allSettled(
  chosen.map(async ([name, config]) => {
    const start = performance.now();
    await build(config);
    console.log(`built ${name} in ${Math.round(performance.now() - start)} ms`);
  }),
);
for (const [at, result] of built.entries()) {
  if (result.status === 'fulfilled') continue;
  console.error(
    `build of ${chosen[at]?.[0]} failed: ${result.reason instanceof Error ? result.reason.message : result.reason}`,
  );
  process.exitCode = 1;
}

// `npm run bench [-- part …]`: measures the parts named, or all of them. Prints; asserts nothing.
import { cpus } from 'node:os';

const PARTS: Record<string, () => Promise<unknown>> = {
  path: () => import('./path.ts'),
  outline: () => import('./outline.ts'),
  ledger: () => import('./ledger.ts'),
  'ledger-window': () => import('./ledger-window.ts'),
  search: () => import('./search.ts'),
  workbook: () => import('./workbook.ts'),
  export: () => import('./export.ts'),
  forms: () => import('./forms.ts'),
  evidence: () => import('./evidence.ts'),
  checkup: () => import('./checkup.ts'),
  backup: () => import('./backup.ts'),
  desk: () => import('./desk.ts'),
  verify: () => import('./verify.ts'),
  papers: () => import('./papers.ts'),
};

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = asked.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) {
  process.stderr.write(`No part “${unknown}”; there are: ${Object.keys(PARTS).join(', ')}.\n`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
  console.log(`\n# ${name} — ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}\n`);
  await PARTS[name]?.();
}

// The print window: asks what it is to show, lays it out, says how many pages it became.
import { createRoot } from 'react-dom/client';
import { paperName } from '#domain/content/name.ts';
import { call } from '#renderer/api/bihuan.ts';
import { PaperView } from './PaperView.tsx';
import './print.css';

async function show(root: HTMLElement): Promise<void> {
  const job = await call('getPrintJob', {});
  if (job === null) return;
  document.title = paperName(job.document);
  // Not in an animation frame: a hidden window may never have one.
  // A range beyond the paper's end leaves no sheet; the job must end all the same.
  const ready = (_: number, sheets: number): void => void call('printJobReady', { pages: Math.max(1, sheets) });
  createRoot(root).render(<PaperView document={job.document} pages={job.pages} scale={1} onLaidOut={ready} />);
}

const root = document.getElementById('root');
if (root !== null) void show(root);

// The print window: asks what it is to show, lays it out, says how many pages it became.
import { createRoot } from 'react-dom/client';
import type { PaperDocument } from '#domain/content/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { PaperView } from './PaperView.tsx';
import './print.css';

/** What the PDF and the printer's queue call the paper. */
function titleOf(paper: PaperDocument): string {
  return paper.kind === 'list' || paper.head === null ? paper.title : `${paper.head.name}${paper.head.issue}`;
}

async function show(root: HTMLElement): Promise<void> {
  const paper = await call('getPrintJob', {});
  if (paper === null) return;
  document.title = titleOf(paper);
  // Not in an animation frame: a hidden window may never have one.
  const ready = (pages: number): void => void call('printJobReady', { pages });
  createRoot(root).render(<PaperView document={paper} scale={1} onLaidOut={ready} />);
}

const root = document.getElementById('root');
if (root !== null) void show(root);

// Document and tree side by side, with counts, warnings, corrections and the way into the ledger.
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { FindingsPreview } from '#contract/operations.ts';
import { countWords, IMPORT } from '#renderer/text/import.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { ACTS } from './acts.ts';
import { DocumentPane } from './DocumentPane.tsx';
import { useImport } from './draft-store.ts';
import { countDraft, orphans } from './edit-tree.ts';
import { DOUBT } from './limits.ts';
import { paragraphUses } from './links.ts';
import { PatternBar } from './PatternBar.tsx';
import { TreePane } from './TreePane.tsx';
import { WarningsBar } from './WarningsBar.tsx';

export function Workbench({ preview, onChooseOther }: { preview: FindingsPreview; onChooseOther: () => void }) {
  const history = useImport((state) => state.history);
  const selected = useImport((state) => state.selected);
  const editing = useImport((state) => state.editing);
  const [accepting, setAccepting] = useState(false);
  const working = history.present;
  const { draft, outline } = working;
  const uses = useMemo(() => paragraphUses(draft), [draft]);
  const counts = useMemo(() => countDraft(draft), [draft]);
  const lost = useMemo(() => new Set(orphans(draft).map((index) => draft[index]?.key)), [draft]);
  const doubtful = useMemo(() => draft.filter((node) => !node.ignored && node.confidence < DOUBT), [draft]);
  const { undo, redo, discard, select } = useImport.getState();

  const nextDoubt = () => {
    const from = draft.findIndex((node) => node.key === selected);
    const later = doubtful.find((node) => draft.indexOf(node) > from) ?? doubtful[0];
    if (later !== undefined) select(later.key);
  };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (!event.ctrlKey || typing) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) undo();
      else if (key === 'y' || (key === 'z' && event.shiftKey)) redo();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [undo, redo]);

  return (
    <div className="import">
      <Page
        title={IMPORT.title}
        note={preview.source.name}
        scroll={false}
        actions={
          <>
            <output className="import-counts" aria-live="polite" aria-label={IMPORT.counts}>
              {countWords(counts)}
            </output>
            <Button onClick={onChooseOther}>{IMPORT.chooseOther}</Button>
            <Button onClick={discard}>{IMPORT.discard}</Button>
            <Button
              type="primary"
              disabled={counts.problems === 0 || lost.size > 0}
              title={counts.problems === 0 ? IMPORT.nothing : undefined}
              onClick={() => setAccepting(true)}
            >
              {IMPORT.accept}
            </Button>
          </>
        }
        toolbar={
          <Acts
            index={draft.findIndex((node) => node.key === selected)}
            busy={editing !== null}
            doubts={doubtful.length}
            onNextDoubt={nextDoubt}
          />
        }
      >
        <div className="import-body">
          <WarningsBar warnings={outline.warnings} orphans={lost.size} empty={counts.problems === 0} />
          <PatternBar preview={preview} working={working} />
          <div className="import-panes">
            <DocumentPane paragraphs={preview.paragraphs} uses={uses} draft={draft} passedOver={outline.passedOver} />
            <TreePane draft={draft} numbering={outline.pattern.numbering} orphans={lost} />
          </div>
        </div>
      </Page>
      {accepting ? <AcceptDialog preview={preview} working={working} onClose={() => setAccepting(false)} /> : null}
    </div>
  );
}

interface ActsProps {
  index: number;
  busy: boolean;
  doubts: number;
  onNextDoubt: () => void;
}

function Acts({ index, busy, doubts, onNextDoubt }: ActsProps) {
  const history = useImport((state) => state.history);
  const { undo, redo } = useImport.getState();
  const { draft } = history.present;
  const node = draft[index];
  return (
    <div className="import-acts" role="toolbar" aria-label={IMPORT.toolbar}>
      {ACTS.map((act) => (
        <Button
          key={act.id}
          title={act.keys}
          disabled={node === undefined || busy || !act.possible(draft, index)}
          onClick={() => act.run(draft, index)}
        >
          {act.id === 'ignore' && node?.ignored ? IMPORT.acts.restore : act.label}
        </Button>
      ))}
      <span className="import-gap" />
      <Button title="Ctrl+Z" disabled={history.past.length === 0} onClick={undo}>
        {IMPORT.acts.undo}
      </Button>
      <Button title="Ctrl+Y" disabled={history.future.length === 0} onClick={redo}>
        {IMPORT.acts.redo}
      </Button>
      {doubts === 0 ? null : (
        <Button onClick={onNextDoubt}>
          {IMPORT.acts.nextDoubt}（{doubts}）
        </Button>
      )}
    </div>
  );
}

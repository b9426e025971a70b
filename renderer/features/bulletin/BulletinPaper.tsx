// A bulletin as the paper it will be: paragraphs open to be rewritten, figures to the rows behind them.
import { useCallback, useState } from 'react';
import type { FigureRef, Run } from '#domain/content/types.ts';
import { figureOnPaper } from '#domain/statistics/resolve.ts';
import { PaperView } from '#renderer/print/PaperView.tsx';
import { BULLETIN } from '#renderer/text/bulletin.ts';
import { FIGURES, figureCaption } from '#renderer/text/figures.ts';
import { FigurePanel, type OpenFigure } from '#renderer/ui/FigurePanel.tsx';
import { isChanged } from './changed.ts';
import { type EditorPlace, ParagraphEditor, placeOf } from './ParagraphEditor.tsx';
import { readPlace, writePlace } from './places.ts';
import type { BulletinState } from './use-bulletin.ts';

export interface BulletinPaperProps {
  state: BulletinState;
  onPages: (pages: number) => void;
}

/** Words of a figure's second part: 总数, 逾期 or the class itself. */
function nameOf(figure: string): string {
  const name = figure.split('.')[1] ?? '';
  if (name === 'total') return FIGURES.total;
  return name === 'overdue' ? FIGURES.overdue.slice(2) : name;
}

export function BulletinPaper({ state, onPages }: BulletinPaperProps) {
  const { bulletin, figures, edit } = state;
  const [editing, setEditing] = useState<{ target: string; text: string; place: EditorPlace } | null>(null);
  const [open, setOpen] = useState<OpenFigure | null>(null);
  const document = bulletin?.document ?? null;

  const onParagraph = useCallback(
    (target: string, element: HTMLElement) => {
      const text = document === null ? null : readPlace(document, target);
      const place = placeOf(element);
      if (text !== null && place !== null) setEditing({ target, text, place });
    },
    [document],
  );
  const onFigure = useCallback(
    (ref: FigureRef, shown: string) => {
      const counted = figures === null ? null : figureOnPaper(figures, ref);
      if (counted === null) return;
      const unit = figures?.units.find((one) => one.unitId === ref.unitId && ref.unitId !== undefined);
      const { figure, count } = counted;
      setOpen({
        caption: figureCaption(figure.of, nameOf(ref.figure), unit?.unitName),
        figure,
        count,
        ...(shown.trim() === String(count) ? {} : { note: BULLETIN.differs(shown.trim(), count) }),
      });
    },
    [figures],
  );
  const isMarked = useCallback((run: Run) => isChanged(run, figures), [figures]);

  if (bulletin === null || document === null) return null;
  const draft = bulletin.state === 'draft';
  return (
    <div className="with-panel">
      <div className="with-panel-main bulletin-desk">
        <PaperView
          document={document}
          {...(draft ? { onParagraph } : {})}
          onFigure={onFigure}
          isMarked={isMarked}
          onLaidOut={onPages}
          overlay={
            editing === null ? null : (
              <ParagraphEditor
                key={editing.target}
                text={editing.text}
                place={editing.place}
                onSave={(text) => edit(writePlace(document, editing.target, text))}
                onClose={() => setEditing(null)}
              />
            )
          }
        />
      </div>
      {open === null || figures === null ? null : (
        <FigurePanel
          figure={open}
          round={{ roundId: bulletin.roundId, asOf: figures.asOf, reviewId: bulletin.reviewId }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

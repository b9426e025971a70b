// A text as the paper it will be: paragraphs open to be rewritten, figures to the rows behind them.
import { useCallback, useState } from 'react';
import type { FigureRef, Run, TextDocument } from '#domain/content/types.ts';
import { figureOnPaper } from '#domain/statistics/resolve.ts';
import type { RoundCounts } from '#domain/statistics/types.ts';
import { PaperView } from '#renderer/print/PaperView.tsx';
import { DESK } from '#renderer/text/desk.ts';
import { FIGURES, figureCaption } from '#renderer/text/figures.ts';
import { FigurePanel, type FigureRound, type OpenFigure } from '#renderer/ui/FigurePanel.tsx';
import { isChanged } from './changed.ts';
import { type EditorPlace, ParagraphEditor, placeOf } from './ParagraphEditor.tsx';
import { readPlace, writePlace } from './places.ts';
import './text-desk.css';

export interface TextDeskProps {
  document: TextDocument;
  /** Saves the rewritten document; null: the text is frozen. False keeps the editor open */
  edit: ((document: TextDocument) => Promise<boolean>) | null;
  /** What its figures are held against */
  figures: RoundCounts | null;
  round: Omit<FigureRound, 'asOf'>;
  onPages: (pages: number) => void;
}

/** Words of a figure's second part: 总数, 逾期 or the class itself. */
function nameOf(figure: string): string {
  const name = figure.split('.')[1] ?? '';
  if (name === 'total') return FIGURES.total;
  return name === 'overdue' ? FIGURES.overdue.slice(2) : name;
}

export function TextDesk({ document, edit, figures, round, onPages }: TextDeskProps) {
  const [editing, setEditing] = useState<{ target: string; text: string; place: EditorPlace } | null>(null);
  const [open, setOpen] = useState<OpenFigure | null>(null);

  const onParagraph = useCallback(
    (target: string, element: HTMLElement) => {
      const text = readPlace(document, target);
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
        ...(shown.trim() === String(count) ? {} : { note: DESK.differs(shown.trim(), count) }),
      });
    },
    [figures],
  );
  const isMarked = useCallback((run: Run) => isChanged(run, figures), [figures]);

  return (
    <div className="with-panel">
      <div className="with-panel-main text-desk">
        <PaperView
          document={document}
          {...(edit === null ? {} : { onParagraph })}
          onFigure={onFigure}
          isMarked={isMarked}
          onLaidOut={onPages}
          overlay={
            editing === null || edit === null ? null : (
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
        <FigurePanel figure={open} round={{ ...round, asOf: figures.asOf }} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

// A piece of evidence looked at inside the window: pictures, PDF, words and cells; nothing in it is ever run.
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { EvidencePreview, PreviewSheet } from '#contract/operations.ts';
import { mediaWords } from '#domain/evidence/media.ts';
import type { Evidence } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { columnLetters } from '#domain/workbook/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { EVIDENCE, sizeWords } from '#renderer/text/evidence.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Saved } from '#renderer/ui/Saved.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import type { EvidenceDesk } from './use-evidence.ts';

// The reader of PDF files is as large as all the rest of the window.
const PdfView = lazy(() => import('./PdfView.tsx'));

export interface PreviewDialogProps {
  evidence: Evidence;
  /** Saves what is noted about it */
  update: EvidenceDesk['update'];
  /** Said after an export */
  said: string;
  previous: Evidence | undefined;
  next: Evidence | undefined;
  onShow: (id: Id) => void;
  onExport: () => void;
  onClose: () => void;
}

export function PreviewDialog({
  evidence,
  update,
  said,
  previous,
  next,
  onShow,
  onExport,
  onClose,
}: PreviewDialogProps) {
  const { id, label, title, fileName, mediaType, bytes, sha256 } = evidence;
  const turn = (to: Evidence | undefined, mark: string) => (
    <Button
      disabled={to === undefined}
      aria-label={to === undefined ? mark : `${EVIDENCE.preview}${to.label}`}
      onClick={() => to && onShow(to.id)}
    >
      {mark}
    </Button>
  );
  return (
    <Dialog
      title={`${label} ${title}`}
      width="full"
      onClose={onClose}
      actions={
        <>
          <output className="evidence-facts" aria-live="polite">
            {said}
          </output>
          {turn(previous, '◀')}
          {turn(next, '▶')}
          <Button onClick={onExport}>{EVIDENCE.export}</Button>
        </>
      }
    >
      <div className="preview" data-autofocus tabIndex={-1}>
        <p className="preview-facts">
          <span>{fileName}</span>
          <span>
            {mediaWords(mediaType)}　{sizeWords(bytes)}
          </span>
          <span className="evidence-number">
            {EVIDENCE.date}
            <DateField
              label={EVIDENCE.date}
              value={evidence.date}
              onChange={(date) => void update(evidence, { date })}
            />
          </span>
          <span className="preview-note">
            <Saved label={EVIDENCE.note} value={evidence.note} onSave={(note) => update(evidence, { note })} />
          </span>
          <span title={sha256}>
            {EVIDENCE.sha256} {sha256.slice(0, 16)}…
          </span>
        </p>
        <Content key={id} id={id} name={title} />
      </div>
    </Dialog>
  );
}

/** One piece, loaded for itself: nothing of the one before is shown under its name. */
function Content({ id, name }: { id: Id; name: string }) {
  const preview = useAsync(() => call('previewEvidence', { evidenceId: id }), id);
  return (
    <>
      <ErrorNotice error={preview.error} onRetry={() => void preview.reload()} />
      <div className="preview-body">
        {preview.value === null ? preview.error === null ? <Loading /> : null : <Look of={preview.value} name={name} />}
      </div>
    </>
  );
}

function Look({ of, name }: { of: EvidencePreview; name: string }) {
  switch (of.look) {
    case 'image':
      return <Picture bytes={of.bytes} mediaType={of.mediaType} name={name} />;
    case 'pdf':
      return (
        <Suspense fallback={<Loading />}>
          <PdfView bytes={of.bytes} name={name} />
        </Suspense>
      );
    case 'document':
      return <Words of={of} />;
    case 'table':
      return <Sheets sheets={of.sheets} notes={of.notes} />;
    case 'text':
      return (
        <>
          <pre className="preview-text">{of.text}</pre>
          <More more={of.more} unit="字" />
        </>
      );
    case 'none':
      return (
        <div className="preview-none">
          <b>{EVIDENCE.noPreview}</b>
          <span>{of.reason}</span>
        </div>
      );
  }
}

function More({ more, unit }: { more: number; unit: string }) {
  if (more === 0) return null;
  return <p className="faint">{EVIDENCE.truncated.replace('{n}', String(more)).replace('{unit}', unit)}</p>;
}

/** The bytes go to the picture by an address that only this page knows, which ends with it. */
function Picture({ bytes, mediaType, name }: { bytes: Uint8Array; mediaType: string; name: string }) {
  const [address, setAddress] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mediaType]);
  if (broken) return <p className="preview-none">{EVIDENCE.imageBroken}</p>;
  if (address === null) return null;
  return <img className="preview-picture" src={address} alt={name} onError={() => setBroken(true)} />;
}

/** What is shown never changes its order: its place is its key. */
const keyed = <Item,>(list: readonly Item[]): { key: string; item: Item }[] =>
  list.map((item, at) => ({ key: String(at), item }));

type DocumentBlock = Extract<EvidencePreview, { look: 'document' }>['blocks'][number];

function Words({ of }: { of: Extract<EvidencePreview, { look: 'document' }> }) {
  return (
    <article className="preview-words">
      {keyed(of.blocks).map(({ key, item }) => (
        <BlockView key={key} block={item} />
      ))}
      <More more={of.more} unit="段" />
    </article>
  );
}

function BlockView({ block }: { block: DocumentBlock }) {
  if (block.kind === 'heading') return <h3>{block.text}</h3>;
  if (block.kind === 'paragraph') return <p>{block.text}</p>;
  return (
    <table>
      <tbody>
        {keyed(block.rows).map(({ key, item: row }) => (
          <tr key={key}>
            {row.map((cell) => (
              <td key={cell.column} colSpan={cell.columnSpan} rowSpan={cell.rowSpan}>
                {cell.text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sheets({ sheets, notes }: { sheets: readonly PreviewSheet[]; notes: readonly string[] }) {
  const [open, setOpen] = useState(0);
  const sheet = sheets[open];
  return (
    <div className="preview-sheets">
      {sheets.length < 2 ? null : (
        <Tabs
          label={EVIDENCE.sheets}
          value={String(open)}
          onChange={(value) => setOpen(Number(value))}
          options={sheets.map(({ name }, at) => ({ value: String(at), label: name }))}
        />
      )}
      {notes.length === 0 ? null : <p className="faint">{notes.join('　')}</p>}
      {sheet === undefined ? null : <Sheet sheet={sheet} />}
    </div>
  );
}

function Sheet({ sheet }: { sheet: PreviewSheet }) {
  return (
    <>
      <div className="preview-grid">
        <table>
          <thead>
            <tr>
              <th aria-label={EVIDENCE.row} />
              {Array.from({ length: sheet.columns }, (_, column) => (
                <th key={columnLetters(column)}>{columnLetters(column)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map(({ row, cells }) => (
              <tr key={row}>
                <th>{row + 1}</th>
                {filled(cells, sheet.columns).map(({ column, text, span }) => (
                  <td key={column} colSpan={span}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More more={sheet.more} unit={EVIDENCE.row} />
    </>
  );
}

/** The cells of a row without gaps: what holds nothing is an empty cell, what lies under a wider one is left out. */
function filled(cells: PreviewSheet['rows'][number]['cells'], columns: number): PreviewSheet['rows'][number]['cells'] {
  const at = new Map(cells.map((cell) => [cell.column, cell]));
  const row: PreviewSheet['rows'][number]['cells'] = [];
  for (let column = 0; column < columns; ) {
    const cell = at.get(column) ?? { column, text: '', span: 1 };
    row.push(cell);
    column += Math.max(1, cell.span);
  }
  return row;
}

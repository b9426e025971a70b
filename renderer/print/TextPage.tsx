// One page of a bulletin or report, exactly as laid out.
import type { Run, TextDocument } from '#domain/content/types.ts';
import { signaturePlace, titleLines } from '#domain/official-format/layout.ts';
import { type StyleProfile, turned } from '#domain/official-format/profile.ts';
import { addresseeWords, type LaidText, type LaidTextPage, type TextPart, tailRows, textClass } from './layout-text.ts';
import { characterPitch, headMeasures, PT, type Sheet, twips } from './sheet.ts';
import { figureProps, targetProps } from './targets.ts';

/** What of a page can be used on screen; nothing of it shows on paper. */
export interface PageMarks {
  /** Figures can be opened */
  live: boolean;
  /** Paragraphs can be opened for editing */
  editable: boolean;
  isMarked?: ((run: Run) => boolean) | undefined;
}

function Runs({ runs, live, isMarked }: { runs: readonly Run[] } & Omit<PageMarks, 'editable'>) {
  let at = 0;
  return runs.map((run) => {
    const key = at;
    at += run.text.length;
    const text = run.bold ? <b key={key}>{run.text}</b> : <span key={key}>{run.text}</span>;
    if (!live || run.ref === undefined) return text;
    return (
      <a
        key={key}
        href="#figure"
        className={isMarked?.(run) ? 'paper-figure paper-figure-marked' : 'paper-figure'}
        {...figureProps(run.ref)}
      >
        {text}
      </a>
    );
  });
}

interface Placed {
  document: TextDocument;
  profile: StyleProfile;
  editable: boolean;
}

function Head({ document, profile, editable }: Placed) {
  const { head, mark } = document;
  if (head === null) return <div className="paper-red-mark paper-red-mark-alone">{mark}</div>;
  const measures = headMeasures(head.name, profile);
  const { printing, ruled } = profile.head;
  const borne = printing === 'preprinted';
  return (
    <header className="paper-red-head" style={{ height: measures.height, paddingTop: measures.nameTop }}>
      <div className="paper-red-mark">{mark}</div>
      <div
        className={`paper-red-name${borne ? ' paper-preprinted' : ''}`}
        style={{
          top: measures.nameShift,
          fontSize: `${measures.nameSize}pt`,
          height: measures.nameHeight,
          lineHeight: `${measures.nameHeight}px`,
        }}
        {...targetProps('head:name', editable)}
      >
        {head.name}
      </div>
      <div className="paper-red-issue">{head.issue}</div>
      <div
        className={`paper-red-line${borne ? ' paper-preprinted-line' : ''}${ruled ? '' : ' paper-no-line'}`}
        style={{ paddingBottom: measures.ruleGap, borderBottomWidth: measures.rule }}
      >
        <span {...targetProps('head:issuer', editable)}>{head.issuer}</span>
        <span {...targetProps('head:date', editable)}>{head.date}</span>
      </div>
    </header>
  );
}

function Table({ part, live, editable, isMarked }: { part: TextPart & { kind: 'table' } } & PageMarks) {
  const { table, block } = part;
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <>
      {!part.begins ? null : table.caption === null ? (
        <div className="paper-table-gap" />
      ) : (
        <div className="paper-table-caption" {...targetProps(`caption:${block}`, editable)}>
          {table.caption}
        </div>
      )}
      <table className="paper-text-table">
        <colgroup>
          {table.columns.map((column) => (
            <col key={column.title} style={{ width: `${(column.width / total) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr style={{ height: part.headHeight }}>
            {table.columns.map((column) => (
              <th key={column.title} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row) => (
            <tr key={row.index} style={{ height: row.height }}>
              {row.cells.map((cell, at) => (
                <td
                  key={table.columns[at]?.title ?? at}
                  className={`paper-${cell.align ?? table.columns[at]?.align ?? 'left'}`}
                  {...targetProps(`cell:${block}:${row.index}:${at}`, editable)}
                >
                  <Runs runs={cell.runs} live={live} isMarked={isMarked} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!part.ends || table.note === null ? null : (
        <div className="paper-table-note" {...targetProps(`note:${block}`, editable)}>
          {table.note}
        </div>
      )}
    </>
  );
}

function Part({ part, document, profile, live, editable, isMarked }: PageMarks & Placed & { part: TextPart }) {
  switch (part.kind) {
    case 'head':
      return <Head document={document} profile={profile} editable={editable} />;
    case 'title':
      return (
        <h1
          className={`paper-title${document.head === null ? '' : ' paper-title-below'}`}
          {...targetProps('title', editable)}
        >
          {titleLines(document.title, profile).join('\n')}
        </h1>
      );
    case 'addressee':
      return (
        <p className="paper-addressee" {...targetProps('addressee', editable)}>
          {addresseeWords(document.addressee ?? '')}
        </p>
      );
    case 'text':
      return (
        <p
          className={`${textClass(part)}${part.begins ? '' : ' paper-carried'}${part.cut ? ' paper-cut' : ''}`}
          style={{ height: part.height }}
          {...targetProps(part.target, editable)}
        >
          <Runs runs={part.runs} live={live} isMarked={isMarked} />
        </p>
      );
    case 'table':
      return <Table part={part} live={live} editable={editable} isMarked={isMarked} />;
    case 'signature':
      return <Signature document={document} profile={profile} editable={editable} />;
  }
}

function Signature({ document, profile, editable }: Placed) {
  const { organ, date } = document.signature ?? { organ: '', date: '' };
  const place = signaturePlace(organ, date, profile);
  const pitch = characterPitch(profile);
  return (
    <div className="paper-signature">
      <p style={{ paddingLeft: place.organ * pitch }} {...targetProps('signature:organ', editable)}>
        {organ}
      </p>
      <p style={{ paddingLeft: place.date * pitch }} {...targetProps('signature:date', editable)}>
        {date}
      </p>
    </div>
  );
}

interface TailProps {
  tail: NonNullable<TextDocument['tail']>;
  sheet: Sheet;
  editable: boolean;
}

function Tail({ tail, sheet: { left, right, bottom }, editable }: TailProps) {
  return (
    <div className="paper-tail" style={{ left, right, bottom }}>
      {tailRows(tail).map((row) => (
        <div key={row.field} className="paper-tail-row" {...targetProps(`tail:${row.field}`, editable)}>
          {row.label}
          {row.text}
        </div>
      ))}
      {tail.copies === null ? null : (
        <div className="paper-tail-copies" {...targetProps('tail:copies', editable)}>
          （共印{tail.copies}份）
        </div>
      )}
    </div>
  );
}

/**
 * The number stands where it stands on upright pages (7.5), its dashes 7 mm below the block. On a turned page that is left
 * of the block, turned with the page (9).
 */
function PageNumber({ laid, page }: { laid: LaidText; page: LaidTextPage }) {
  const { profile, sheet } = laid;
  const { position, dashes, belowBlock, inset } = profile.pageNumber;
  if (position === 'none') return null;
  const size = profile.faces.pageNumber.size * PT;
  const below = sheet.bottom - twips(belowBlock) - size / 2;
  const [left, right] = [sheet.left, sheet.right].map((margin) => margin + inset * size);
  const odd = page.number % 2 === 1;
  const place =
    position === 'center'
      ? page.turned
        ? { left: below, top: sheet.left, bottom: sheet.right, justifyContent: 'center' }
        : { bottom: below, left: sheet.left, right: sheet.right, justifyContent: 'center' }
      : page.turned
        ? { left: below, ...(odd ? { bottom: right } : { top: left }) }
        : { bottom: below, ...(odd ? { right } : { left }) };
  const classes = ['paper-number', `paper-number-${odd ? 'odd' : 'even'}`];
  if (page.turned) classes.push('paper-number-turned');
  return (
    <footer className={classes.join(' ')} style={place}>
      {dashes ? `— ${page.number} —` : page.number}
    </footer>
  );
}

/** The text block of a page and its page number. */
export function TextPage({ laid, page, live, editable, isMarked }: PageMarks & { laid: LaidText; page: LaidTextPage }) {
  const profile = page.turned ? turned(laid.profile) : laid.profile;
  return (
    <>
      {page.parts.map((part) => (
        <Part
          key={part.kind === 'text' ? part.target : part.kind === 'table' ? part.block : part.kind}
          part={part}
          document={laid.document}
          profile={profile}
          live={live}
          isMarked={isMarked}
          editable={editable}
        />
      ))}
      {page.tail && laid.document.tail !== null ? (
        <Tail tail={laid.document.tail} sheet={page.turned ? laid.turnedSheet : laid.sheet} editable={editable} />
      ) : null}
      <PageNumber laid={laid} page={page} />
    </>
  );
}

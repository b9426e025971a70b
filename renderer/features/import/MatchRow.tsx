// One line of the comparison: a problem on both sides, or one thing that the document says otherwise.
import { Button } from 'antd';
import { bracketedArabic } from '#domain/numbering/words.ts';
import { FIELD_WORDS, MATCH, STATE_WORDS } from '#renderer/text/match.ts';
import { Diffed } from './Diffed.tsx';
import type { MatchLine } from './match-lines.ts';

export interface MatchRowProps {
  measure: (element: HTMLElement | null) => void;
  /** Place in the virtual list */
  place: number;
  top: number;
  line: MatchLine;
  /** null: there is nothing to tick */
  ticked: boolean | 'mixed' | null;
  current: boolean;
  onTick: () => void;
  onPair: () => void;
  onGo: () => void;
}

export function MatchRow({ measure, place, top, line, ticked, current, onTick, onPair, onGo }: MatchRowProps) {
  const classes = ['match-row', `match-${line.kind}`, `match-state-${line.problem.state}`];
  return (
    // The list holds the focus and moves by keys; a click only says which line is meant
    <div
      ref={measure}
      data-index={place}
      id={`match-${line.key}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={line.kind === 'problem' ? 1 : 2}
      aria-selected={current}
      className={classes.join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onGo}
      onKeyDown={() => undefined}
    >
      <div className="match-tick">
        {ticked === null ? null : (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`${MATCH.tick}${tickWords(line)}`}
            checked={ticked === true}
            ref={(box) => {
              if (box !== null) box.indeterminate = ticked === 'mixed';
            }}
            onChange={onTick}
          />
        )}
      </div>
      <div className="match-what">
        {line.kind === 'problem' ? (
          <span className="match-state">{STATE_WORDS[line.problem.state]}</span>
        ) : (
          <What line={line} />
        )}
      </div>
      <div className="match-side">
        <Own line={line} />
      </div>
      <div className="match-side">
        <Incoming line={line} onPair={onPair} />
      </div>
    </div>
  );
}

function tickWords(line: MatchLine): string {
  if (line.kind === 'act') return FIELD_WORDS[line.act.field];
  const { existing, incoming } = line.problem;
  return existing?.title ?? incoming?.title ?? '';
}

function What({ line }: { line: Exclude<MatchLine, { kind: 'problem' }> }) {
  const own = line.measure?.existing;
  const place = own ? MATCH.measure(own.position) : '';
  if (line.kind === 'with') return <span className="faint">{MATCH.measure((line.measure.incoming ?? 0) + 1)}</span>;
  return (
    <>
      {place === '' ? null : <span className="faint">{place}</span>}
      <span>{FIELD_WORDS[line.act.field]}</span>
    </>
  );
}

function Own({ line }: { line: MatchLine }) {
  if (line.kind === 'with') return null;
  if (line.kind === 'act') {
    const { act } = line;
    if (act.before === '') return act.kind === 'add' ? null : <span className="faint">{MATCH.empty}</span>;
    return (
      <p>{act.kind === 'progress' ? act.before : <Diffed before={act.before} after={act.after} side="before" />}</p>
    );
  }
  const { existing, incoming, lacking, maybe } = line.problem;
  if (existing === null) {
    return maybe === null ? (
      <span className="faint">{MATCH.fresh}</span>
    ) : (
      <p className="match-maybe">{MATCH.maybe(maybe.number, maybe.title)}</p>
    );
  }
  return (
    <>
      <p>
        <span className="match-number">{bracketedArabic(existing.number)}</span>
        {incoming === null ? existing.title : <Diffed before={existing.title} after={incoming.title} side="before" />}
      </p>
      {lacking > 0 ? <p className="faint match-small">{MATCH.lacking(lacking)}</p> : null}
    </>
  );
}

function Incoming({ line, onPair }: { line: MatchLine; onPair: () => void }) {
  if (line.kind === 'with') return <p>{line.measure.words}</p>;
  if (line.kind === 'act') {
    const { act } = line;
    const whole = act.before === '' || act.kind === 'progress';
    return (
      <>
        <p>{whole ? <ins>{act.after}</ins> : <Diffed before={act.before} after={act.after} side="after" />}</p>
        {act.held === undefined ? null : <p className="match-maybe">{act.held}</p>}
      </>
    );
  }
  const { existing, incoming, likeness } = line.problem;
  if (incoming === null) return <span className="faint">{MATCH.absent}</span>;
  return (
    <div className="match-incoming">
      <div>
        <p>
          <span className="match-number">{bracketedArabic(incoming.number)}</span>
          {existing === null ? incoming.title : <Diffed before={existing.title} after={incoming.title} side="after" />}
        </p>
        <p className="faint match-small">
          {[
            incoming.heading,
            existing === null ? MATCH.newMeasures(incoming.measures) : likeness < 1 ? MATCH.likeness(likeness) : '',
          ]
            .filter(Boolean)
            .join('　')}
        </p>
      </div>
      <Button size="small" tabIndex={-1} onClick={onPair}>
        {MATCH.pair}
      </Button>
    </div>
  );
}

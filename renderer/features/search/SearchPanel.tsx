// 查找 (Ctrl+K): one field, results as they are typed, everything by keyboard.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { QUERY_LENGTH, termsOf } from '#domain/search/fold.ts';
import type { SearchAnswer } from '#domain/search/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { SEARCH, SEARCH_KIND_WORDS } from '#renderer/text/search.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { HitLine } from './HitLine.tsx';
import { openHit } from './open-hit.ts';
import { type Option, optionsOf, step } from './options.ts';
import { useRecent } from './use-recent.ts';
import './search.css';

const FIRST = 8;
const MORE = 100;

export function SearchPanel({ onClose }: { onClose: () => void }) {
  const currentId = useRounds((state) => state.currentId);
  const [text, setText] = useState('');
  const [composing, setComposing] = useState(false);
  const [onlyRound, setOnlyRound] = useState(currentId !== null);
  const [limit, setLimit] = useState(FIRST);
  const [active, setActive] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const [failure, setFailure] = useState<BihuanError | null>(null);
  const { recent, remember } = useRecent();
  const listId = useId();

  // Letters that an input method has not yet turned into characters are not looked for.
  const asked = useRef('');
  if (!composing) asked.current = text;
  const query = asked.current;
  const roundId = onlyRound ? currentId : null;
  const key = JSON.stringify([query, roundId, limit]);
  const answer = useAsync<{ key: string; found: SearchAnswer | null }>(async () => {
    const found = termsOf(query).length === 0 ? null : await call('search', { text: query, roundId, limit });
    return { key, found };
  }, key);
  const found = termsOf(query).length === 0 ? null : (answer.value?.found ?? null);
  const options = optionsOf(found, termsOf(query).length === 0 ? recent : [], limit < MORE);
  const chosen = options[Math.min(active, options.length - 1)];

  useEffect(() => {
    const key = chosen?.key;
    if (key !== undefined) document.getElementById(`${listId}-${key}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.key, listId]);

  const type = (next: string) => {
    setText(next);
    setActive(0);
    setLimit(FIRST);
    setSaid(null);
  };
  const open = async (option: Option) => {
    if (option.kind === 'recent') type(option.text);
    else if (option.kind === 'more') setLimit(MORE);
    else {
      remember(query.trim());
      try {
        const words = await openHit(option.hit);
        if (words === null) onClose();
        else setSaid(words);
      } catch (cause) {
        setFailure(asBihuanError(cause));
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive(step(Math.min(active, options.length - 1), 1, options.length));
    else if (event.key === 'ArrowUp') setActive(step(Math.min(active, options.length - 1), -1, options.length));
    else if (event.key === 'Enter' && chosen !== undefined) void open(chosen);
    else return;
    event.preventDefault();
  };
  const optionId = (option: Option) => `${listId}-${option.key}`;
  const sections =
    found === null
      ? [{ name: SEARCH.recent as string, note: '', options }].filter(() => options.length > 0)
      : found.groups.map((group) => ({
          name: SEARCH_KIND_WORDS[group.kind],
          note: countWords(group),
          options: options.filter((option) => groupOf(option) === group.kind),
        }));

  return (
    <Dialog
      title={SEARCH.title}
      onClose={onClose}
      width="wide"
      actions={<span className="search-keys">{SEARCH.footer}</span>}
    >
      <div className="search-head">
        <input
          className="search-input"
          data-autofocus
          role="combobox"
          aria-label={SEARCH.input}
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
          aria-autocomplete="list"
          placeholder={SEARCH.placeholder}
          value={text}
          maxLength={QUERY_LENGTH}
          onChange={(event) => type(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={onKeyDown}
        />
        {currentId === null ? null : (
          <label className="search-scope">
            <input type="checkbox" checked={onlyRound} onChange={(event) => setOnlyRound(event.target.checked)} />
            {SEARCH.thisRound}
          </label>
        )}
      </div>
      <ErrorNotice error={failure ?? answer.error} onClose={() => setFailure(null)} />
      {said === null ? null : <output className="search-said">{said}</output>}
      <div className="search-below">
        <div id={listId} role="listbox" aria-label={SEARCH.results} className="search-results">
          {sections.map(({ name, note, options: own }) => (
            <div key={name} role="presentation">
              <div className="search-group" role="presentation" id={`${listId}-${name}`}>
                {name}
                {note === '' ? null : <span className="page-note">{note}</span>}
              </div>
              {own.map((option) => (
                <button
                  key={option.key}
                  id={optionId(option)}
                  type="button"
                  role="option"
                  tabIndex={-1}
                  aria-selected={option === chosen}
                  aria-describedby={`${listId}-${name}`}
                  className="search-option"
                  onClick={() => void open(option)}
                  onMouseDown={(event) => event.preventDefault()}
                  onMouseMove={() => setActive(options.indexOf(option))}
                >
                  {option.kind === 'hit' ? (
                    <HitLine hit={option.hit} showRound={roundId === null} />
                  ) : option.kind === 'more' ? (
                    SEARCH.showMore
                  ) : (
                    option.text
                  )}
                </button>
              ))}
            </div>
          ))}
        </div>
        {termsOf(query).length === 0 ? <Hints /> : null}
        {found !== null && found.groups.length === 0 ? (
          <div className="search-none" role="status">
            <p>{SEARCH.none.replace('{text}', query.trim())}</p>
            <p className="faint">
              {SEARCH.noneHint}
              {roundId === null ? null : SEARCH.noneHintRound}
            </p>
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}

const groupOf = (option: Option) =>
  option.kind === 'hit' ? option.hit.kind : option.kind === 'more' ? option.group : null;

function countWords({ total, more, hits }: SearchAnswer['groups'][number]): string {
  const count = (more ? SEARCH.countMore : SEARCH.count).replace('{n}', String(total));
  return hits.length < total ? `${count}，${SEARCH.first.replace('{n}', String(hits.length))}` : count;
}

function Hints() {
  return (
    <div className="search-hints">
      <h3>{SEARCH.hintTitle}</h3>
      <ul>
        {SEARCH.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
    </div>
  );
}

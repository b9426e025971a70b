// Which mark stands for which level in this document; another choice reads the whole document once more.
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { FindingsPreview } from '#contract/operations.ts';
import { follows } from '#domain/outline/pattern-override.ts';
import { OUTLINE_LEVELS, type Outline, type OutlineLevel } from '#domain/outline/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { LEVEL_WORDS, PATTERN } from '#renderer/text/import.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { type Carried, carryOver } from './carry.ts';
import { useImport, type Working } from './draft-store.ts';
import { fromOutline } from './edit-tree.ts';
import { type Asked, askFor } from './pattern-choice.ts';
import './pattern.css';

/** Stands for null in a menu. */
const NONE = '-';

interface Waiting {
  working: Working;
  carried: Carried;
}

export function PatternBar({ preview, working }: { preview: FindingsPreview; working: Working }) {
  const reread = useImport((state) => state.reread);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const { outline, draft } = working;
  if (outline.marks.length === 0) return null;

  const ask = async ({ chosen, levels }: Asked) => {
    setBusy(true);
    setError(null);
    try {
      const { sha256, name } = preview.source;
      const read = await call('rereadFindings', { sha256, name, levels });
      const carried = carryOver(fromOutline(outline), draft, fromOutline(read.outline));
      const next = { outline: read.outline, draft: carried.draft, chosen };
      if (carried.lost > 0) setWaiting({ working: next, carried });
      else reread(next);
    } catch (cause) {
      setError(asBihuanError(cause));
    } finally {
      setBusy(false);
    }
  };

  const changed = Object.keys(working.chosen).length > 0;
  return (
    <section className="import-pattern" aria-label={PATTERN.label}>
      <span className="import-pattern-lead">{PATTERN.lead}</span>
      {OUTLINE_LEVELS.map((level) => (
        <LevelMenu
          key={level}
          level={level}
          outline={outline}
          busy={busy}
          onChoose={(mark) => void ask(askFor(outline.levels, working.chosen, level, mark))}
        />
      ))}
      {changed ? (
        <Button disabled={busy} onClick={() => void ask({ chosen: {}, levels: {} })}>
          {PATTERN.reset}
        </Button>
      ) : null}
      {follows(working.chosen, outline.levels) ? null : <span className="page-note">{PATTERN.notReached}</span>}
      <ErrorNotice error={error} onClose={() => setError(null)} />
      {waiting === null ? null : (
        <Dialog
          title={PATTERN.askTitle}
          onClose={() => setWaiting(null)}
          confirm={{
            label: PATTERN.askConfirm,
            run: () => {
              reread(waiting.working);
              setWaiting(null);
            },
          }}
        >
          <p>{PATTERN.ask(waiting.carried.kept, waiting.carried.lost)}</p>
        </Dialog>
      )}
    </section>
  );
}

interface LevelMenuProps {
  level: OutlineLevel;
  outline: Outline;
  busy: boolean;
  onChoose: (mark: string | null) => void;
}

function LevelMenu({ level, outline, busy, onChoose }: LevelMenuProps) {
  const value = outline.levels[level] ?? NONE;
  const options = outline.marks.map(({ mark, words, count, example }) => ({
    value: mark,
    label: words,
    title: '',
    count: PATTERN.count(count),
    example,
  }));
  const plain = { title: '', count: '', example: '' };
  // told by something else than a mark: a label, an unnumbered paragraph
  if (value !== NONE && !options.some((option) => option.value === value)) {
    options.unshift({ ...plain, value, label: outline.pattern[level] ?? value });
  }
  if (level !== 'problem' || value === NONE) {
    const told = value === NONE ? outline.pattern[level] : null;
    options.push({ ...plain, value: NONE, label: told ?? PATTERN.none });
  }
  return (
    <>
      <span id={`pattern-${level}`}>{LEVEL_WORDS[level]}</span>
      <Select
        aria-label={`${LEVEL_WORDS[level]}${PATTERN.mark}`}
        className="import-pattern-menu"
        value={value}
        disabled={busy}
        popupMatchSelectWidth={360}
        onChange={(mark: string) => onChoose(mark === NONE ? null : mark)}
        options={options}
        optionRender={({ label, data }) => (
          <span className="import-pattern-option">
            <span className="import-pattern-mark">{label}</span>
            <span>{data.count}</span>
            <span className="import-pattern-example">{data.example}</span>
          </span>
        )}
      />
    </>
  );
}

// One node of the tree: level, number, words; with a text field in place while it is edited.
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { OutlineFields } from '#domain/outline/types.ts';
import { IMPORT, LEVEL_WORDS } from '#renderer/text/import.ts';
import { deadlineWords } from '#renderer/ui/DeadlineText.tsx';
import { useImport } from './draft-store.ts';
import { type Draft, type DraftNode, LEVELS, setText, splitAt, wholeText } from './edit-tree.ts';
import { DOUBT } from './limits.ts';

export interface TreeRowProps {
  measure: (element: HTMLElement | null) => void;
  /** Place in the virtual list */
  place: number;
  top: number;
  node: DraftNode;
  /** Place in the draft */
  index: number;
  draft: Draft;
  number: string;
  selected: boolean;
  editing: boolean;
  lit: boolean;
  orphan: boolean;
}

export function TreeRow(props: TreeRowProps) {
  const { measure, place, top, node, index, draft, number, selected, editing, lit, orphan } = props;
  const { point } = useImport.getState();
  const doubtful = node.confidence < DOUBT && !node.ignored;
  const classes = ['import-node', `level-${node.level}`];
  if (lit) classes.push('lit');
  if (node.ignored) classes.push('ignored');
  if (orphan) classes.push('orphan');
  return (
    <div
      ref={measure}
      data-index={place}
      id={`node-${node.key}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={LEVELS.indexOf(node.level) + 1}
      aria-selected={selected}
      className={classes.join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      data-key={node.key}
      onMouseEnter={() => point({ key: node.key })}
    >
      <span className="import-level">{LEVEL_WORDS[node.level]}</span>
      <span className="import-number">{number}</span>
      {editing ? (
        <NodeEditor node={node} index={index} draft={draft} />
      ) : (
        <div className="import-words">
          {node.absent ? (
            <span className="faint">{IMPORT.absent}</span>
          ) : (
            <>
              {node.level === 'measure' ? <b>{node.title}</b> : node.title}
              {node.text}
            </>
          )}
          {selected ? <Fields fields={node.fields} /> : null}
        </div>
      )}
      {doubtful ? (
        <span className="import-doubt" title={IMPORT.doubtfulTitle}>
          ? {IMPORT.doubtful}
        </span>
      ) : null}
      {node.ignored ? <span className="import-ignored">{IMPORT.ignored}</span> : null}
    </div>
  );
}

function Fields({ fields }: { fields: OutlineFields }) {
  const entries = (Object.keys(IMPORT.fields) as (keyof OutlineFields)[]).flatMap((key) => {
    const value = fields[key];
    if (value === undefined) return [];
    return [{ key, words: typeof value === 'string' ? value : deadlineWords(value) }];
  });
  if (entries.length === 0) return null;
  return (
    <dl className="import-fields">
      {entries.map(({ key, words }) => (
        <div key={key}>
          <dt>{IMPORT.fields[key]}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function NodeEditor({ node, index, draft }: { node: DraftNode; index: number; draft: Draft }) {
  const [words, setWords] = useState(() => wholeText(node));
  const field = useRef<HTMLTextAreaElement>(null);
  const { change, edit } = useImport.getState();
  const splits = node.level === 'measure' || node.level === 'problem';
  const closed = useRef(false);

  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(0, 0);
  }, []);

  const keep = () => {
    if (closed.current) return;
    closed.current = true;
    const next = setText(draft, index, words);
    if (next === draft) edit(null);
    else change(next);
  };
  const split = () => {
    closed.current = true;
    change(splitAt(draft, index, words, field.current?.selectionStart ?? 0));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && event.ctrlKey && splits) split();
    else if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') {
      closed.current = true;
      edit(null);
    } else return;
    event.preventDefault();
  };

  return (
    <div className="import-edit">
      <textarea
        ref={field}
        aria-label={`${LEVEL_WORDS[node.level]}${IMPORT.acts.edit}`}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={keep}
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
      />
      {splits ? (
        <Button title="Ctrl+Enter" onMouseDown={(event) => event.preventDefault()} onClick={split}>
          {IMPORT.acts.split}
        </Button>
      ) : null}
    </div>
  );
}

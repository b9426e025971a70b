// What can be done with one column: sort, filter by its values, words or days, keep in sight, hide, move.
import { Button, Input } from 'antd';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PlainDate } from '#domain/ledger/types.ts';
import type { ColumnTest } from '#domain/ledger/view.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { useSaving } from '#renderer/store/saving.ts';
import { COLUMN_MENU } from '#renderer/text/ledger.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { Column } from './columns.ts';
import { testFrom, type ValueCount } from './filter-test.ts';
import type { Columns } from './use-columns.ts';
import type { Desk } from './use-desk.ts';
import { setFilter, useView } from './view-store.ts';
import './menu.css';

export interface ColumnMenuProps {
  desk: Desk;
  columns: Columns;
  column: Column;
  at: { x: number; y: number };
}

/** Values listed; more would not be looked through. */
const LISTED = 300;
const WIDER = 24;

export function ColumnMenu({ desk, columns, column, at }: ColumnMenuProps) {
  const { list, look, lookInput } = desk;
  const kept = look.filters.find((filter) => filter.column === column.key)?.test ?? null;
  const [values, setValues] = useState<readonly ValueCount[] | null>(null);
  const [text, setText] = useState(kept?.kind === 'contains' ? kept.text : '');
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(
    kept?.kind === 'values' ? new Set(kept.values) : null,
  );
  const [from, setFrom] = useState<PlainDate | null>(kept?.kind === 'dates' ? kept.from : null);
  const [to, setTo] = useState<PlainDate | null>(kept?.kind === 'dates' ? kept.to : null);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [place, setPlace] = useState({ left: at.x, top: at.y });
  const close = useRef(columns.closeMenu);
  close.current = columns.closeMenu;

  useEffect(() => {
    let current = true;
    call('readColumnValues', { ...lookInput, column: column.key })
      .then((found) => {
        if (current) setValues(found);
      })
      .catch((cause: unknown) => useSaving.setState({ error: asBihuanError(cause) }));
    return () => {
      current = false;
    };
  }, [lookInput, column.key]);

  useLayoutEffect(() => {
    const rect = box.current?.getBoundingClientRect();
    if (rect === undefined) return;
    setPlace({
      left: Math.max(4, Math.min(at.x, window.innerWidth - rect.width - 4)),
      top: Math.max(4, Math.min(at.y, window.innerHeight - rect.height - 4)),
    });
  }, [at.x, at.y]);

  useEffect(() => {
    const before = document.activeElement;
    const form = box.current;
    form?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    const outside = (event: MouseEvent) => {
      if (!(event.target instanceof Node && form?.contains(event.target))) close.current();
    };
    document.addEventListener('mousedown', outside, true);
    return () => {
      document.removeEventListener('mousedown', outside, true);
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  const apply = (test: ColumnTest | null) => {
    columns.closeMenu();
    setFilter(list, column.key, test);
  };
  const sort = (descending: boolean | null) => {
    columns.closeMenu();
    useView.getState().setLook(list, { sort: descending === null ? null : { column: column.key, descending } });
  };
  const then = (run: () => void) => () => {
    columns.closeMenu();
    run();
  };

  const words = text.trim().toLowerCase();
  const listed = useMemo(
    () => (values ?? []).filter(({ value }) => words === '' || value.toLowerCase().includes(words)),
    [values, words],
  );
  const isOn = (value: string) => chosen === null || chosen.has(value);
  const turn = (value: string) => {
    const next = new Set(chosen ?? (values ?? []).map((each) => each.value));
    if (!next.delete(value)) next.add(value);
    setChosen(next);
  };
  const allOn = listed.every(({ value }) => isOn(value));
  const sorted = look.sort?.column === column.key ? look.sort : null;
  const index = columns.visible.findIndex((each) => each.key === column.key);
  return (
    <div
      ref={box}
      className="column-menu"
      role="dialog"
      aria-label={COLUMN_MENU.title.replace('{name}', column.title)}
      style={place}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        columns.closeMenu();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply(testFrom({ text, chosen, values: values ?? [], from, to }));
        }}
      >
        <div className="column-menu-line">
          <Button aria-pressed={sorted?.descending === false} onClick={() => sort(false)}>
            ↑ {COLUMN_MENU.ascending}
          </Button>
          <Button aria-pressed={sorted?.descending === true} onClick={() => sort(true)}>
            ↓ {COLUMN_MENU.descending}
          </Button>
          {sorted === null ? null : <Button onClick={() => sort(null)}>{COLUMN_MENU.noSort}</Button>}
        </div>
        <Input
          data-autofocus
          aria-label={COLUMN_MENU.contains}
          placeholder={COLUMN_MENU.contains}
          maxLength={200}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <fieldset className="column-menu-values" aria-label={COLUMN_MENU.values}>
          {values !== null && listed.length === 0 ? <p className="popup-words">{COLUMN_MENU.noValues}</p> : null}
          {listed.length === 0 ? null : (
            <label>
              <input
                type="checkbox"
                checked={allOn}
                onChange={() => {
                  const next = new Set(chosen ?? (values ?? []).map((each) => each.value));
                  for (const { value } of listed) allOn ? next.delete(value) : next.add(value);
                  setChosen(next);
                }}
              />
              <span>{COLUMN_MENU.all}</span>
            </label>
          )}
          {listed.slice(0, LISTED).map(({ value, count }) => (
            <label key={value} title={value}>
              <input type="checkbox" checked={isOn(value)} onChange={() => turn(value)} />
              <span>{value === '' ? COLUMN_MENU.blank : value}</span>
              <span className="faint">{count}</span>
            </label>
          ))}
          {listed.length > LISTED ? (
            <p className="popup-words">
              {COLUMN_MENU.tooMany.replace('{n}', String(listed.length)).replace('{shown}', String(LISTED))}
            </p>
          ) : null}
        </fieldset>
        {column.dates ? (
          <fieldset className="column-menu-dates" aria-label={COLUMN_MENU.dates}>
            <label htmlFor={`${id}-from`}>{COLUMN_MENU.from}</label>
            <DateField id={`${id}-from`} value={from} onChange={setFrom} />
            <label htmlFor={`${id}-to`}>{COLUMN_MENU.to}</label>
            <DateField id={`${id}-to`} value={to} onChange={setTo} />
          </fieldset>
        ) : null}
        <div className="column-menu-line">
          <Button onClick={() => apply({ kind: 'empty', empty: true })}>{COLUMN_MENU.onlyBlank}</Button>
          <Button onClick={() => apply({ kind: 'empty', empty: false })}>{COLUMN_MENU.onlyFilled}</Button>
          <span className="column-menu-gap" />
          <Button type="primary" htmlType="submit">
            {COLUMN_MENU.apply}
          </Button>
        </div>
        {kept === null ? null : <Button onClick={() => apply(null)}>{COLUMN_MENU.clear}</Button>}
        <div className="column-menu-line column-menu-layout">
          {columns.frozen === index + 1 ? (
            <Button onClick={then(() => columns.freeze(null))}>{COLUMN_MENU.unfreeze}</Button>
          ) : (
            <Button onClick={then(() => columns.freeze(column))}>{COLUMN_MENU.freeze}</Button>
          )}
          <Button disabled={column.tree} onClick={then(() => columns.show(column, false))}>
            {COLUMN_MENU.hide}
          </Button>
          <Button disabled={index <= 0} onClick={then(() => columns.step(column.key, -1))}>
            {COLUMN_MENU.left}
          </Button>
          <Button disabled={index >= columns.visible.length - 1} onClick={then(() => columns.step(column.key, 1))}>
            {COLUMN_MENU.right}
          </Button>
          <Button onClick={() => columns.resize(column.key, widthOf(columns, column) + WIDER)}>
            {COLUMN_MENU.wider}
          </Button>
          <Button onClick={() => columns.resize(column.key, widthOf(columns, column) - WIDER)}>
            {COLUMN_MENU.narrower}
          </Button>
        </div>
      </form>
    </div>
  );
}

function widthOf(columns: Columns, column: Column): number {
  return columns.visible.find((each) => each.key === column.key)?.width ?? column.width;
}

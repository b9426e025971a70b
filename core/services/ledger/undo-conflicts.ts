// Why an act can not be taken back (or done again): somebody changed its rows since, something is frozen or gone.
import type { Id } from '#domain/ledger/types.ts';
import {
  actById,
  eventsOf,
  type LaterRow,
  type LoggedAct,
  laterRows,
  loggedBy,
  rootOf,
  wroteMeasures,
} from '../../db/queries/history.ts';
import {
  closedReview,
  frozenWords,
  isOwned,
  keysBelow,
  measuresOfProblems,
  ownersOf,
  problemsOfMeasures,
  usesOf,
} from '../../db/queries/history-owners.ts';
import type { Store } from '../../db/store.ts';
import type { RowNames } from './row-names.ts';
import { missingAround } from './undo-around.ts';
import { labelOf, nameOf } from './undo-facts.ts';
import { type Direction, keyOf, type NetRow, seenAfter } from './undo-net.ts';

export interface Check {
  /** Why not; null when nothing stands in the way */
  refusal: string | null;
  /** Rows that were only pushed aside since: their place is left to what stands around them now */
  shifted: ReadonlySet<string>;
}

/** Looks for what stands in the way of taking an act back or doing it again; changes nothing. */
export function checkAct(
  store: Store,
  names: RowNames,
  act: LoggedAct,
  net: ReadonlyMap<string, NetRow>,
  direction: Direction,
): Check {
  const shifted = new Set<string>();
  const refusal =
    frozen(store, net) ??
    changedSince(store, names, act, net, direction, shifted) ??
    missingAround(store, names, net, direction) ??
    stillUsed(store, net, direction);
  return { refusal, shifted };
}

function byEntity(net: ReadonlyMap<string, NetRow>): Map<string, NetRow[]> {
  return Map.groupBy(net.values(), (row) => row.entity);
}

function frozen(store: Store, net: ReadonlyMap<string, NetRow>): string | null {
  for (const [entity, rows] of byEntity(net)) {
    const words = frozenWords(
      store,
      entity,
      rows.map(({ id }) => id),
    );
    if (words !== null) return words;
    if (entity !== 'review_entry' && entity !== 'review_unit') continue;
    const reviews = rows.flatMap(({ after }) => (typeof after.review_id === 'string' ? [after.review_id] : []));
    const ordinal = closedReview(store, [...new Set(reviews)]);
    if (ordinal !== null) return `第${ordinal}次调度已关闭，内容已冻结`;
  }
  return null;
}

/** How a change made since bears on the act. */
type Watch = 'row' | 'below' | 'state';

function watched(store: Store, net: ReadonlyMap<string, NetRow>, direction: Direction): Map<string, Watch> {
  const watch = new Map<string, Watch>();
  for (const [entity, rows] of byEntity(net)) {
    const hidden = rows.filter((row) => seenAfter(row, direction) === false).map(({ id }) => id);
    if (hidden.length > 0) for (const key of keysBelow(store, entity, hidden)) watch.set(key, 'below');
  }
  // Where a problem stands depends on all its measures: their states are taken back together or not at all.
  const moved = [...net.values()].filter((row) => !row.created && 'state' in row.after);
  const ids = (entity: string): Id[] => moved.filter((row) => row.entity === entity).map(({ id }) => id);
  const problems = new Set([...ids('problem'), ...problemsOfMeasures(store, ids('measure'))]);
  for (const id of problems) watch.set(`problem ${id}`, 'state');
  for (const id of measuresOfProblems(store, [...problems])) watch.set(`measure ${id}`, 'state');
  for (const key of net.keys()) watch.set(key, 'row');
  return watch;
}

function changedSince(
  store: Store,
  names: RowNames,
  act: LoggedAct,
  net: ReadonlyMap<string, NetRow>,
  direction: Direction,
  shifted: Set<string>,
): string | null {
  const since = eventsOf(store, act.id).at(-1)?.seq ?? act.last;
  const watch = watched(store, net, direction);
  const standing = new Map<Id, boolean>();
  const bears = (actId: Id): boolean => {
    const known = standing.get(actId);
    if (known !== undefined) return known;
    const root = rootOf(store, actId);
    const changed = root !== act.id && changedStanding(store, root, since);
    standing.set(actId, changed);
    return changed;
  };
  const consequences = new Map<Id, boolean>();
  for (const row of laterRows(store, since, new Set(watch.keys()), bears)) {
    const key = keyOf(row);
    const kind = watch.get(key) as Watch;
    if (kind === 'state' && !row.columns.includes('state')) continue;
    if (kind === 'row') {
      const own = net.get(key) as NetRow;
      if (onlyPushedAside(row, own, act.operation)) {
        if ('position' in own.after) shifted.add(key);
        continue;
      }
      if (row.entity === 'problem' && row.columns.every((column) => column === 'state') && !('state' in own.after)) {
        const known = consequences.get(row.actId) ?? wroteMeasures(store, row.actId);
        consequences.set(row.actId, known);
        if (known) continue;
      }
    }
    return changedWords(store, names, row);
  }
  return null;
}

/** Whether an act is in force now and was not at a moment, or the other way round. */
function changedStanding(store: Store, actId: Id, moment: number): boolean {
  const events = eventsOf(store, actId);
  const standsNow = events.at(-1)?.operation !== 'undo';
  const before = events.findLast(({ seq }) => seq <= moment);
  if (before !== undefined) return (before.operation !== 'undo') !== standsNow;
  return loggedBy(store, actId, moment) !== standsNow;
}

/** A row that others pushed aside was not changed in the eyes of anybody, unless the act itself was about its place. */
function onlyPushedAside(row: LaterRow, own: NetRow, operation: string): boolean {
  if (row.columns.some((column) => column !== 'position')) return false;
  return operation !== 'moveRows' || !('position' in own.after);
}

function changedWords(store: Store, names: RowNames, row: LaterRow): string {
  return `${entityName(store, names, row.entity, row.id)}在${momentWords(row.at)}又被${row.actor}改动（${laterLabel(store, names, row)}）`;
}

function laterLabel(store: Store, names: RowNames, row: LaterRow): string {
  const actId = rootOf(store, row.actId);
  const words = row.operation === 'undo' ? '撤销：' : row.operation === 'redo' ? '重做：' : '';
  const act = actById(store, actId);
  return act === undefined ? '其他操作' : `${words}${labelOf(store, names, act)}`;
}

/** A row of any table by the name of what it belongs to. */
export function entityName(store: Store, names: RowNames, entity: string, id: Id): string {
  switch (entity) {
    case 'aspect':
    case 'item':
    case 'problem':
    case 'measure':
    case 'unit':
    case 'official':
    case 'round':
      return nameOf(store, names, { kind: entity, id });
    default: {
      const owner = isOwned(entity) ? ownersOf(store, entity, [id])[0] : undefined;
      return owner === undefined ? '同一内容' : names.name(owner.kind, owner.id);
    }
  }
}

/** A moment by the wall clock of the office: 6月23日10:05. */
function momentWords(at: string): string {
  const moment = new Date(at);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${moment.getMonth() + 1}月${moment.getDate()}日${pad(moment.getHours())}:${pad(moment.getMinutes())}`;
}

function stillUsed(store: Store, net: ReadonlyMap<string, NetRow>, direction: Direction): string | null {
  const going = new Set([...net].filter(([, row]) => seenAfter(row, direction) === false).map(([key]) => key));
  for (const row of net.values()) {
    if ((row.entity !== 'unit' && row.entity !== 'official') || seenAfter(row, direction) !== false) continue;
    const uses = usesOf(store, row.entity, row.id, going);
    if (uses > 0) return `“${String(row.after.name ?? '')}”已承担${uses}项责任`;
  }
  return null;
}

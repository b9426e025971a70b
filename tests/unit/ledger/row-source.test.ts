// Rows fetched around what is seen: painted ones stay until new ones are there, late answers are passed over.
import { describe, expect, it } from 'vitest';
import type { LedgerRow, LedgerRows } from '#domain/ledger/view.ts';
import { type ReadRows, RowSource } from '#renderer/features/ledger/row-source.ts';
import { problemRow } from './row.ts';

/** An engine of `total` rows named by prefix and place; answers when told to. */
function engine(total: number, prefix = 'r') {
  const asked: { from: number; count: number; focusId: string | null; answer: () => void; fail: () => void }[] = [];
  const read: ReadRows = (from, count, focusId) =>
    new Promise<LedgerRows>((resolve, reject) => {
      const rows = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, index) =>
        problemRow(`${prefix}${from + index}`, from + index + 1),
      );
      const counts = { problems: total, measures: 0 };
      const focus = focusId === null ? null : Number(focusId.slice(1));
      asked.push({
        from,
        count,
        focusId,
        answer: () => resolve({ total, from, rows, focus, shown: counts, all: counts }),
        fail: () => reject(new Error('no')),
      });
    });
  /** Answers everything that is asked until nothing more is. */
  const settle = async () => {
    for (let at = 0; at < asked.length; at += 1) {
      asked[at]?.answer();
      await new Promise((resolve) => setImmediate(resolve));
    }
    asked.length = 0;
  };
  return { asked, read, settle };
}

const ids = (source: RowSource, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => source.row(from + index)?.id);

describe('a source', () => {
  it('asks first for what is seen, then for what is near, never for everything', async () => {
    const { asked, read, settle } = engine(10_000);
    const source = new RowSource();
    source.see(0, 20);
    void source.reload(null, read);
    expect(asked).toMatchObject([{ from: 0, count: 41 }]);
    await settle();
    expect(source.state()).toMatchObject({ total: 10_000, ready: true });
    expect(ids(source, 0, 50).every((id) => id !== undefined)).toBe(true);
    expect(source.row(200)).toBeUndefined();
  });

  it('fetches where the eye goes and keeps what it has', async () => {
    const { asked, read, settle } = engine(10_000);
    const source = new RowSource();
    void source.reload(null, read);
    await settle();
    source.see(5_000, 5_020);
    expect(asked.every(({ from }) => from >= 4_900 && from <= 5_100)).toBe(true);
    await settle();
    expect(source.row(5_010)?.id).toBe('r5010');
    expect(source.row(3)?.id).toBe('r3');
    source.see(5_001, 5_021);
    expect(asked).toEqual([]);
  });

  it('paints old rows until the new reading has come, and tells where the row of the keys stands', async () => {
    const first = engine(100, 'a');
    const source = new RowSource();
    void source.reload(null, first.read);
    await first.settle();
    const second = engine(50, 'b');
    const done = source.reload('b7', second.read);
    expect(source.row(3)?.id).toBe('a3');
    second.asked[0]?.answer();
    await done;
    expect(source.row(3)?.id).toBe('b3');
    expect(source.state()).toMatchObject({ total: 50, focusId: 'b7', focus: 7, reading: 2 });
    expect(source.placeOf('b3')).toBe(3);
    expect(source.placeOf('a3')).toBeNull();
  });

  it('passes over answers that come after a newer reading was asked for', async () => {
    const slow = engine(100, 'a');
    const fast = engine(100, 'b');
    const source = new RowSource();
    const late = source.reload(null, slow.read);
    void source.reload(null, fast.read);
    await fast.settle();
    slow.asked[0]?.answer();
    await late;
    expect(source.row(0)?.id).toBe('b0');
  });

  it('says what went wrong and keeps what was painted', async () => {
    const { asked, read, settle } = engine(100);
    const source = new RowSource();
    void source.reload(null, read);
    await settle();
    const again = source.reload(null);
    asked[0]?.fail();
    await again;
    expect(source.state().error).toBeInstanceOf(Error);
    expect(source.row(0)?.id).toBe('r0');
  });

  it('loads a stretch that was never seen, up to the end of the list', async () => {
    const { asked, read, settle } = engine(1_200);
    const source = new RowSource();
    void source.reload(null, read);
    await settle();
    const loading = source.load(1_000, 5_000);
    let rows: LedgerRow[] | null = null;
    void loading.then((found) => {
      rows = found;
    });
    while (rows === null) {
      asked.shift()?.answer();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((rows as LedgerRow[]).map((row) => row.id)).toEqual(
      Array.from({ length: 200 }, (_, index) => `r${1_000 + index}`),
    );
  });

  it('paints what an act will make of rows at once, and over older answers, until it is done', async () => {
    const { asked, read, settle } = engine(30);
    const source = new RowSource();
    void source.reload(null, read);
    await settle();
    const before = source.state().version;
    const done = source.paint((row) => (row.id === 'r4' ? problemRow('r4', 99) : row));
    expect(source.row(4)).toMatchObject({ problem: { number: 99 } });
    expect(source.state().version).toBe(before + 1);
    const older = source.reload(null);
    asked[0]?.answer();
    await older;
    expect(source.row(4)).toMatchObject({ problem: { number: 99 } });
    done();
    asked.length = 0;
    void source.reload(null);
    await settle();
    expect(source.row(4)).toMatchObject({ problem: { number: 5 } });
    source.paint((row) => row)();
    expect(source.row(5)).toMatchObject({ problem: { number: 6 } });
  });

  it('lets go of what is far away instead of holding a whole ledger', async () => {
    const { read, settle } = engine(30_000);
    const source = new RowSource();
    void source.reload(null, read);
    await settle();
    for (let at = 0; at < 20_000; at += 100) {
      source.see(at, at + 30);
      await settle();
    }
    let held = 0;
    for (let at = 0; at < 30_000; at += 1) if (source.row(at) !== undefined) held += 1;
    expect(held).toBeLessThanOrEqual(8_100);
    expect(source.row(19_910)?.id).toBe('r19910');
  });
});

// What 工作台 and 统计 cost in processor time: 25,000 problems, 100,000 measures, four closed weeks; again, and after a change.
import { rmSync } from 'node:fs';
import { addDays } from '#domain/calendar/dates.ts';
import { tempDir } from '../fixtures/folder.ts';
import { rowOf, table } from './measure.ts';
import { LARGE, largeStore } from './store.ts';

const WEEKS = 4;
const AS_OF = '2026-06-22';

const folder = tempDir();
const { engine, roundId, openMeasureIds } = await largeStore(folder, LARGE);
try {
  for (let week = 0; week < WEEKS; week++) {
    const date = addDays(AS_OF, (week - WEEKS) * 7);
    const { id } = await engine.call('openReview', { roundId, date, dueAt: null });
    await engine.call('closeReview', { reviewId: id });
  }
  const timed = async (work: () => Promise<unknown>, before?: (n: number) => Promise<unknown>): Promise<number[]> => {
    const times: number[] = [];
    for (let n = 0; n < 8; n++) {
      await before?.(n);
      const start = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(start);
      times.push((user + system) / 1_000);
    }
    return times;
  };
  const overview = () => engine.call('getOverview', { roundId, asOf: AS_OF });
  const change = (n: number) =>
    engine.call('assign', {
      targets: { problemIds: [], measureIds: [openMeasureIds[n] ?? ''] },
      patch: { deadline: { date: addDays(AS_OF, 30 + n), text: null, longTerm: false }, deadlineReason: '核对' },
    } as never);
  const cross = { roundIds: [roundId], of: 'measures' as const, rows: 'unit' as const, columns: 'class' as const };
  await overview();
  console.log(
    table([
      rowOf('getOverview again', await timed(overview)),
      rowOf('getOverview after a change', await timed(overview, change)),
      rowOf('getCross unit × class', await timed(() => engine.call('getCross', { ...cross, at: null, compare: null }))),
      rowOf(
        'getCross against a closed week',
        await timed(() => engine.call('getCross', { ...cross, at: null, compare: addDays(AS_OF, -7) })),
      ),
    ]),
  );
} finally {
  await engine.call('shutdown', {});
  rmSync(folder, { recursive: true, force: true });
}

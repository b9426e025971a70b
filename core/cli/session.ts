// An engine opened for one command, and finding rounds, reviews, units and people by the names that people use.
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { Official, Round, Unit } from '#domain/ledger/types.ts';
import type { Review } from '#domain/review/types.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { Engine } from '../engine.ts';
import { dataDirectory, type Flags, password } from './arguments.ts';

/** What every engine of the command line is told. */
export const engineOptions = {
  resourcesDir: join(import.meta.dirname, '..', '..', 'resources'),
  version: packageJson.version,
};

export function engineFor(flags: Flags): Engine {
  return new Engine({ ...engineOptions, dataDir: dataDirectory(flags), automatic: 'command' });
}

export class Session {
  readonly engine: Engine;
  readonly flags: Flags;

  private constructor(engine: Engine, flags: Flags) {
    this.engine = engine;
    this.flags = flags;
  }

  /** Opens the store with BIHUAN_PASSWORD, runs the work and always closes it again. */
  static async run<Result>(flags: Flags, work: (session: Session) => Promise<Result>): Promise<Result> {
    const engine = engineFor(flags);
    await engine.call('unlock', { ...(flags.user === undefined ? {} : { user: flags.user }), password: password() });
    try {
      return await work(new Session(engine, flags));
    } finally {
      await engine.call('shutdown', {});
    }
  }

  /** The round named by --round, or the only one there is. */
  async round(): Promise<Round> {
    const rounds = await this.engine.call('listRounds', {});
    const name = this.flags.round;
    if (name !== undefined) {
      const found = rounds.find((round) => round.name === name);
      if (!found) throw new BihuanError('notFound', `没有名为“${name}”的轮次。用 rounds 命令查看已有轮次。`);
      return found;
    }
    const [only] = rounds;
    if (!only) throw new BihuanError('notFound', '台账中还没有轮次。请先用 import-outline 导入。');
    if (rounds.length > 1) {
      throw new BihuanError(
        'usage',
        `有 ${rounds.length} 个轮次，请用 --round 指明：${rounds.map((r) => r.name).join('、')}。`,
      );
    }
    return only;
  }

  /** The review of that ordinal (--review), else the newest. */
  async review(state?: Review['state']): Promise<Review> {
    const reviews = await this.engine.call('listReviews', { roundId: (await this.round()).id });
    const wanted = this.flags.review;
    const fitting = reviews.filter((review) => state === undefined || review.state === state);
    const found = wanted === undefined ? fitting.at(-1) : fitting.find((review) => review.ordinal === Number(wanted));
    if (!found) {
      const what = state === 'open' ? '没有打开的调度，请先用 review open 打开。' : '没有符合的调度。';
      throw new BihuanError('notFound', wanted === undefined ? what : `没有第${wanted}次调度。`);
    }
    return found;
  }

  async unit(name: string): Promise<Unit> {
    const found = (await this.engine.call('listUnits', {})).find(
      (unit) => unit.name === name || unit.shortName === name,
    );
    if (!found) throw new BihuanError('notFound', `没有名为“${name}”的单位。请先用 unit add 添加。`);
    return found;
  }

  async official(name: string): Promise<Official> {
    const found = (await this.engine.call('listOfficials', {})).find((official) => official.name === name);
    if (found) return found;
    return this.engine.call('addOfficial', { name, post: null, phone: null, unitId: null });
  }
}

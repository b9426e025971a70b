// Start and session: is there a ledger, who opened it.
import { z } from 'zod';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';

/** Where the store stands; the first thing the window asks. */
export interface AppStatus {
  store: 'missing' | 'locked' | 'open';
  office: string | null;
  user: string | null;
  version: string;
}

export const session = {
  getStatus: query<AppStatus>()(i.nothing, { session: false }),
  createStore: act<AppStatus>()(
    z.strictObject({ office: i.name, user: i.name, password: z.string().min(8, '密码至少8位').max(200) }),
    { session: false },
  ),
  unlock: act<AppStatus>()(z.strictObject({ user: i.name.optional(), password: z.string().min(1).max(200) }), {
    session: false,
  }),
  lock: act<AppStatus>()(i.nothing, { session: false }),
  /** Stops the long act under way between two of its steps; nothing happens when there is none. */
  cancelJob: act<null>()(i.nothing, { session: false }),
} as const;

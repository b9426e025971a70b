// What the specs of the shell do: ask an operation as a page would, read what the shell noted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationName } from '#contract/operations.ts';
import type {} from '#renderer/api/bihuan.ts';
import type { DrivenApp } from './driver.ts';

export interface Asked {
  ok: boolean;
  value?: unknown;
  code?: string;
  message?: string;
}

/** Asks an operation as a page would, whatever the types say. */
export async function ask({ page }: DrivenApp, name: OperationName, input: unknown): Promise<Asked> {
  return page.evaluate(
    async ([operation, given]) => {
      const call = window.bihuan[operation] as (
        value: unknown,
      ) => Promise<{ ok: boolean; value?: unknown; error?: { code: string; message: string } }>;
      const { ok, value, error } = await call(given);
      return ok ? { ok, value } : { ok, ...error };
    },
    [name, input] as const,
  );
}

/** The shell's technical log so far. */
export const technicalLog = ({ dataDir }: DrivenApp): string =>
  readFileSync(join(dataDir, 'shell', 'logs', 'bihuan.log'), 'utf8');

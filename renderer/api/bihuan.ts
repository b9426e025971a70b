// The only place that touches window.bihuan: every question of the window goes through `call`.
import { BihuanError, fromEnvelope } from '#contract/errors.ts';
import type { BihuanApi, BihuanEvent, ChosenFiles, InputOf, OperationName, OutputOf } from '#contract/operations.ts';
import { COMMON } from '#renderer/text/common.ts';

declare global {
  interface Window {
    readonly bihuan: BihuanApi;
  }
}

/** Asks the engine or the shell; gives the value or throws the BihuanError whose message is shown as it is. */
export async function call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const ask = window.bihuan[name] as (
    input: InputOf<Name>,
  ) => Promise<{ ok: true; value: OutputOf<Name> } | { ok: false; error: Parameters<typeof fromEnvelope>[0] }>;
  const answer = await ask(input);
  if (answer.ok) return answer.value;
  throw fromEnvelope(answer.error);
}

/** Hands dropped files over; the shell gives a handle for them. */
export async function dropFiles(files: readonly File[]): Promise<ChosenFiles> {
  const answer = await window.bihuan.dropFiles(files);
  if (answer.ok) return answer.value;
  throw fromEnvelope(answer.error);
}

/** Runs the listener at every event of the shell or engine until the returned function is called. */
export function onEvent(listener: (event: BihuanEvent) => void): () => void {
  return window.bihuan.onEvent(listener);
}

/** Anything thrown as a BihuanError, so that it can be shown. */
export function asBihuanError(error: unknown): BihuanError {
  if (error instanceof BihuanError) return error;
  return new BihuanError('internal', COMMON.windowFault, undefined, { cause: error });
}

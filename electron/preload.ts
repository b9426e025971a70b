// The only door of the window: one named function an operation and the subscription to events, nothing generic.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { ErrorEnvelope } from '#contract/errors.ts';
import type { Answer, BihuanApi, BihuanEvent, OperationName } from '#contract/operations.ts';
import { channelOf, DROP_CHANNEL, EVENT_CHANNEL } from './ipc/channels.ts';

/** Written in by the build from the contract, so that the schemas stay out of this file. */
declare const __OPERATIONS__: readonly OperationName[];

/** What never reached the shell still comes back as an answer, so that callers have one way to fail. */
function notSent(cause: unknown): Answer<never> {
  const uncloneable = /could not be cloned/i.test(String(cause));
  const error: ErrorEnvelope = uncloneable
    ? { code: 'input.invalid', message: '提交的内容含有无法传送的数据，操作没有执行。请重试；再次出现请联系维护人员。' }
    : { code: 'internal', message: '程序没有答复，本次操作可能没有执行。请查看结果后重试；再次出现请重新打开程序。' };
  return { ok: false, error };
}

async function ask(name: OperationName, input: unknown): Promise<unknown> {
  try {
    return await ipcRenderer.invoke(channelOf(name), input);
  } catch (cause) {
    return notSent(cause);
  }
}

const calls = Object.fromEntries(__OPERATIONS__.map((name) => [name, (input: unknown) => ask(name, input)]));

/** A file that a script made has no path, only one that the person dropped has; the page never sees it. */
const dropFiles: BihuanApi['dropFiles'] = async (files) => {
  try {
    const paths = files.map((file) => webUtils.getPathForFile(file as File));
    return await ipcRenderer.invoke(DROP_CHANNEL, paths);
  } catch (cause) {
    return notSent(cause);
  }
};

const onEvent: BihuanApi['onEvent'] = (listener) => {
  const pass = (_event: unknown, message: BihuanEvent) => listener(message);
  ipcRenderer.on(EVENT_CHANNEL, pass);
  return () => {
    ipcRenderer.removeListener(EVENT_CHANNEL, pass);
  };
};

contextBridge.exposeInMainWorld('bihuan', Object.freeze({ ...calls, dropFiles, onEvent }));

// The shell's side of the worker: values, typed errors, and a worker that stops while it is being asked.
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Engine, startEngine } from '#electron/ipc/engine-client.ts';

const opened: Engine[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((engine) => engine.close(1_000)));
});

function start(version = '1.2.3'): { engine: Engine; stopped: Promise<unknown> } {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const engine = startEngine({
    workerPath: join(import.meta.dirname, 'worker-fixture.ts'),
    options: { dataDir: '/nowhere', resourcesDir: '/nowhere', version },
    onStop: resolve,
    onProgress: () => {},
    onStatus: () => {},
  });
  opened.push(engine);
  return { engine, stopped: promise };
}

const internal = expect.objectContaining({ name: 'BihuanError', code: 'internal' });

describe('startEngine', () => {
  it('passes options, values and typed errors', async () => {
    const { engine } = start();
    expect(await engine.call('getStatus', {})).toEqual({
      store: 'missing',
      office: null,
      user: null,
      version: '1.2.3',
    });
    await expect(engine.call('verify', {})).rejects.toMatchObject({
      code: 'store.corrupt',
      message: '台账文件已损坏。',
      details: { page: 7 },
    });
  });

  it('answers every open question when the worker falls over, says why, and starts anew', async () => {
    const { engine, stopped } = start();
    const silent = engine.call('listUnits', {});
    const fatal = engine.call('listRounds', {});
    await expect(silent).rejects.toEqual(internal);
    await expect(fatal).rejects.toEqual(internal);
    expect(await stopped).toMatchObject({ name: 'RangeError' });
    await expect(engine.call('getStatus', {})).rejects.toEqual(internal);
    engine.restart();
    expect(await engine.call('getStatus', {})).toMatchObject({ store: 'missing' });
  });

  it('tells the exit code of a worker that left without an error', async () => {
    const { engine, stopped } = start();
    await expect(engine.call('listOfficials', {})).rejects.toEqual(internal);
    expect(await stopped).toBe(3);
  });

  it('closes once, without calling it a crash, and stays closed', async () => {
    const { engine, stopped } = start();
    await engine.close();
    await engine.close();
    engine.restart();
    await expect(engine.call('getStatus', {})).rejects.toEqual(internal);
    expect(await Promise.race([stopped, Promise.resolve('no crash')])).toBe('no crash');
  });

  it('ends a worker that does not close in time', async () => {
    const { engine } = start('stubborn');
    const open = engine.call('listUnits', {});
    const refused = expect(open).rejects.toEqual(internal);
    await engine.close(100);
    await refused;
  });
});

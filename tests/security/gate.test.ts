// The gate in front of every operation: order of the checks, envelopes, and what reaches the log.
import { describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { CALL_BYTES } from '#contract/limits.ts';
import { type OperationName, operations } from '#contract/operations.ts';
import { answer } from '#electron/ipc/gate.ts';
import { mayCall, type Sender } from '#electron/ipc/sender.ts';
import { PAGES } from '#electron/platform/bundle-address.ts';
import type { Log } from '#electron/platform/log.ts';
import { withoutWords } from '#electron/platform/log.ts';

const main: Sender = { role: 'main', mainFrame: true, url: 'app://bundle/index.html' };

function keepingLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    info: (event, facts) => lines.push(JSON.stringify([event, facts])),
    error: (event, error, facts) => lines.push(JSON.stringify([event, facts, withoutWords(error)])),
  };
}

const never = (): Promise<unknown> => {
  throw new Error('reached');
};

describe('answer', () => {
  it('hands the checked input on and the value back', async () => {
    const log = keepingLog();
    const work = async (input: unknown) => ({ got: input });
    const got = await answer(
      'createStore',
      main,
      [{ office: ' 某区整改办 ', user: '甲', password: '12345678' }],
      work,
      log,
    );
    expect(got).toEqual({ ok: true, value: { got: { office: '某区整改办', user: '甲', password: '12345678' } } });
    expect(log.lines).toEqual([]);
  });

  it('asks who, then how much, then what', async () => {
    const log = keepingLog();
    const huge = [{ wrong: 'x'.repeat(CALL_BYTES + 1) }];
    const stranger: Sender = { ...main, url: 'https://example.com/' };
    const codes = await Promise.all([
      answer('getLedger', stranger, huge, never, log),
      answer('getLedger', main, huge, never, log),
      answer('getLedger', main, [{ wrong: 'x' }], never, log),
    ]);
    expect(codes.map((got) => !got.ok && got.error.code)).toEqual([
      'sender.refused',
      'input.tooLarge',
      'input.invalid',
    ]);
    expect(codes[1]).toMatchObject({ error: { message: expect.stringContaining('256 KB') } });
    expect(log.lines.join()).not.toContain('xxx');
  });

  it('refuses what is too large before it looks at it, whatever the operation', async () => {
    const sizes = new Map<number, string>();
    for (const [name, { maxBytes }] of Object.entries(operations) as [OperationName, { maxBytes: number }][]) {
      const role = (['main', 'print', 'recovery'] as const).find((each) => mayCall(each, name)) ?? 'main';
      const huge = sizes.get(maxBytes) ?? 'x'.repeat(maxBytes + 1);
      sizes.set(maxBytes, huge);
      const sender: Sender = { role, mainFrame: true, url: PAGES[role] };
      expect([name, await answer(name, sender, [{ huge }], never, keepingLog())]).toMatchObject([
        name,
        { ok: false, error: { code: 'input.tooLarge', message: expect.stringContaining('超过') } },
      ]);
    }
  });

  it.each([[[]], [[{}, {}]], [[{}, 'more']]])('takes exactly one argument: %j', async (args) => {
    expect(await answer('listRounds', main, args, never, keepingLog())).toMatchObject({
      ok: false,
      error: { code: 'input.invalid' },
    });
  });

  it('gives a typed error as it is', async () => {
    const work = () => Promise.reject(new BihuanError('frozen', '本次调度已关闭，不能修改。', { reviewId: 'x' }));
    expect(await answer('listRounds', main, [{}], work, keepingLog())).toEqual({
      ok: false,
      error: { code: 'frozen', message: '本次调度已关闭，不能修改。', details: { reviewId: 'x' } },
    });
  });

  it('keeps the words of an unforeseen error to itself, in the answer and in the log', async () => {
    const log = keepingLog();
    const work = () => Promise.reject(Object.assign(new TypeError('王小明 at /home/王小明/台账'), { code: 'EACCES' }));
    const got = await answer('listRounds', main, [{}], work, log);
    expect(got).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(got)).not.toContain('王小明');
    expect(log.lines.join()).not.toContain('王小明');
    expect(log.lines.join()).toMatch(/listRounds.*TypeError.*EACCES/);
  });

  it('turns an error thrown at once into an answer too', async () => {
    expect(await answer('listRounds', main, [{}], never, keepingLog())).toMatchObject({ ok: false });
  });
});

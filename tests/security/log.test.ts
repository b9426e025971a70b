// The technical log: what it says, what it leaves out, and that it neither grows without end nor stops the work.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '#electron/platform/log.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bihuan-log-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const text = () => readFileSync(join(dir, 'logs', 'bihuan.log'), 'utf8');

describe('openLog', () => {
  it('writes one line an event, with time, level and facts', () => {
    const log = openLog(join(dir, 'logs'), () => new Date('2020-06-22T01:02:03Z'));
    log.info('refused', { operation: 'getLedger', code: 'input.invalid' });
    expect(text()).toBe('2020-06-22T01:02:03.000Z info refused operation="getLedger" code="input.invalid"\n');
  });

  it('writes kind and place of an error, but neither its message nor folders of the machine', () => {
    const log = openLog(join(dir, 'logs'));
    const error = new RangeError('王小明\n    of 某单位');
    log.error('failed', error, { operation: 'assign' });
    expect(text()).toMatch(/error failed operation="assign" kind="RangeError" at=".*log\.test\.ts:\d+:\d+/);
    expect(text()).not.toMatch(/王小明|某单位|\/work\/|tests\/security/);
    expect(text().split('\n')).toHaveLength(2);
  });

  it('puts full files aside and keeps five at most', () => {
    const path = join(dir, 'logs', 'bihuan.log');
    const log = openLog(join(dir, 'logs'));
    for (let round = 0; round < 7; round++) {
      log.info('round', { round });
      writeFileSync(path, `${text()}${'x'.repeat(1024 * 1024)}\n`);
    }
    log.info('last');
    expect(readdirSync(join(dir, 'logs')).sort()).toEqual([
      'bihuan.1.log',
      'bihuan.2.log',
      'bihuan.3.log',
      'bihuan.4.log',
      'bihuan.log',
    ]);
    expect(readFileSync(join(dir, 'logs', 'bihuan.1.log'), 'utf8')).toContain('round=6');
    expect(statSync(path).size).toBeLessThan(100);
  });

  it('does not throw when it cannot write', () => {
    writeFileSync(join(dir, 'file'), '');
    expect(() => openLog(join(dir, 'file', 'logs')).info('start')).not.toThrow();
  });
});

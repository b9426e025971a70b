// The office's rules of 亮灯 on a real store: set, tried out, refused in words, and followed by all that shows lights.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_LIGHT_RULES, type LightRules } from '#domain/lights/lights.ts';
import { acceptSmallRound, startEngine, type TestEngine } from '../fixtures/engine.ts';

let app: TestEngine;
let roundId: string;

const OWN: LightRules = [
  { colour: 'green', words: '一级预警（{天数}天）', when: { kind: 'daysLeft', days: 30 } },
  { colour: 'orange', words: '未动', when: { kind: 'states', states: ['未启动'] } },
];

beforeEach(async () => {
  app = await startEngine();
  ({ roundId } = await acceptSmallRound(app));
});
afterEach(() => app.dispose());

/** Values of the column that the filter menu offers, with how many rows have each. */
const offered = () => {
  const look = { list: 'ledger' as const, text: '', filters: [], sort: null, only: null, toggled: [] };
  return app.call('readColumnValues', { roundId, look, asOf: '2026-06-22', column: 'light' });
};

it('are the usual ones until the office sets its own, and are followed by filters and papers at once', async () => {
  expect(await app.call('getLightRules', {})).toEqual(DEFAULT_LIGHT_RULES);
  expect(JSON.stringify(await offered())).toContain('剩余10天内');
  const tried = await app.call('previewLights', { roundId, rules: OWN, asOf: '2026-06-22' });
  expect(tried).toEqual({
    rules: [
      { problems: 1, measures: 2 },
      { problems: 2, measures: 3 },
    ],
    none: { problems: 0, measures: 0 },
    changed: { problems: 3, measures: 5 },
  });
  expect(await app.call('getLightRules', {})).toEqual(DEFAULT_LIGHT_RULES);

  await app.call('setLightRules', { rules: OWN });
  expect(await app.call('getLightRules', {})).toEqual(OWN);
  const values = JSON.stringify(await offered());
  expect(values).toContain('剩余30天内');
  expect(values).toContain('未动');
  expect(values).not.toContain('剩余10天内');
  const paper = await app.call('getPaper', {
    of: 'list',
    roundId,
    list: 'problems',
    columns: ['problem', 'light'],
    asOf: '2026-06-22',
  });
  expect(JSON.stringify(paper)).toContain('●绿 一级预警（8天）');
  const preview = await app.call('previewLights', { roundId, rules: OWN, asOf: '2026-06-22' });
  expect(preview.changed).toEqual({ problems: 0, measures: 0 });

  const again = await app.reopen();
  expect(await again.call('getLightRules', {})).toEqual(OWN);
  expect((await again.call('listLog', { limit: 20 })).some(({ operation }) => operation === 'setLightRules')).toBe(
    true,
  );
  await again.call('setLightRules', { rules: DEFAULT_LIGHT_RULES });
  expect(await again.call('getLightRules', {})).toEqual(DEFAULT_LIGHT_RULES);
  app = again;
});

it('are refused in words when one could never apply, and stay as they were', async () => {
  const rules: LightRules = [
    OWN[0] as LightRules[number],
    { ...(OWN[0] as LightRules[number]), colour: 'red', words: '急' },
  ];
  const refused = { code: 'input.invalid', message: expect.stringContaining('第2条：不会生效') };
  await expect(app.call('setLightRules', { rules })).rejects.toMatchObject(refused);
  await expect(app.call('previewLights', { roundId, rules })).rejects.toMatchObject(refused);
  expect(await app.call('getLightRules', {})).toEqual(DEFAULT_LIGHT_RULES);
});

// Every role at every operation, and at every call that the shell makes for the window: the engine answers or refuses as
// the contract declares.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { type EngineOperationName, operations } from '#contract/operations.ts';
import { type CallName, INTERNAL_NEEDS } from '#core/protocol.ts';
import { ACCOUNT_ROLES, type AccountRole, PERMISSION_WORDS, permissionsOf } from '#domain/accounts/roles.ts';
import { startEngine, type TestEngine } from '../fixtures/engine.ts';

/** Asked before anybody has signed in, or about oneself: no role is needed. */
const FOR_ALL = new Set<string>([
  ...Object.entries(operations).flatMap(([name, { session }]) => (session ? [] : [name])),
  'changePassword',
]);

const engineOperations = (Object.keys(operations) as EngineOperationName[]).filter(
  (name) => operations[name].by === 'engine' && !FOR_ALL.has(name),
);

async function codeOf(answer: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await answer;
    return { code: 'answered', message: '' };
  } catch (error) {
    return error instanceof BihuanError
      ? { code: error.code, message: error.message }
      : { code: 'failed', message: String(error) };
  }
}

const userOf = (role: AccountRole) => `用户-${role}`;

describe('the engine', () => {
  let app: TestEngine;
  beforeAll(async () => {
    app = await startEngine();
    for (const role of ACCOUNT_ROLES) await app.addUser(userOf(role), [role]);
  });
  afterAll(() => app.dispose());

  it.each(ACCOUNT_ROLES)('holds %s to what its roles allow, at every operation', async (role) => {
    await app.as(userOf(role));
    const allowed = permissionsOf([role]);
    const wrong: string[] = [];
    for (const name of engineOperations) {
      const { needs } = operations[name];
      // An input that no operation takes: refused for its shape alone where the role may ask
      const { code, message } = await codeOf(app.call(name, null as never));
      const expected = allowed.has(needs) ? 'input.invalid' : 'permission.denied';
      if (code !== expected) wrong.push(`${name}: ${code} instead of ${expected}`);
      if (code === 'permission.denied' && !message.includes(PERMISSION_WORDS[needs])) wrong.push(`${name}: ${message}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(ACCOUNT_ROLES)('refuses %s the calls that carry paths the same way', async (role) => {
    await app.as(userOf(role));
    const allowed = permissionsOf([role]);
    for (const [name, needs] of Object.entries(INTERNAL_NEEDS)) {
      if (allowed.has(needs)) continue;
      expect([name, (await codeOf(app.call(name as CallName, {} as never))).code]).toEqual([name, 'permission.denied']);
    }
  });
});

it('every act of the shell needs what the ledger would need, and reading is enough to take paper away', () => {
  const needs = Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, operation.needs]));
  expect(needs).toMatchObject({
    savePaper: 'read',
    printPaper: 'read',
    saveDocument: 'read',
    saveLetter: 'read',
    chooseFindings: 'edit',
    acceptWorkbook: 'edit',
    replaceTemplate: 'manage',
    setHoliday: 'manage',
    setLetterKinds: 'manage',
    issueBulletin: 'approve',
    issueLetter: 'approve',
    listLog: 'audit',
    addAccount: 'accounts',
    setPreference: 'read',
  });
});

// What the first start says about a password.
import { expect, it } from 'vitest';
import { passwordProblem } from '#renderer/features/start/password-rules.ts';

it('asks for eight characters of three classes, and says what is missing', () => {
  expect(passwordProblem('Ab1')).toContain('现在只有3位');
  expect(passwordProblem('abcdefgh')).toContain('只用了1类');
  expect(passwordProblem('abcd1234')).toContain('只用了2类');
  expect(passwordProblem('Abcd1234')).toBeNull();
  expect(passwordProblem('整改-Ledger')).toBeNull();
});

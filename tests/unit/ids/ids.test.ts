// Ids are unique and stand in the order in which they were drawn: lists are ordered by them.
import { expect, it } from 'vitest';
import { ulid } from '#core/db/ids.ts';

it('each id is greater than the one before, also within one millisecond', () => {
  const drawn = Array.from({ length: 20_000 }, () => ulid());
  expect(drawn.every((id) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(drawn.toSorted()).toEqual(drawn);
});

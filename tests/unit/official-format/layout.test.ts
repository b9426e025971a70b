// Measures of GB/T 9704-2012 and what follows from the length of a text.
import { describe, expect, it } from 'vitest';
import { headNameSize, signaturePlace, titleLines } from '#domain/official-format/layout.ts';
import { blockHeight, blockWidth, GB_PROFILE, millimetres } from '#domain/official-format/profile.ts';

const SEALED = { ...GB_PROFILE, signature: 'sealed' as const };

describe('GB_PROFILE', () => {
  it('has the margins and the block of the standard', () => {
    const { page } = GB_PROFILE;
    expect([page.width, page.height, page.top, page.bottom, page.left, page.right]).toEqual([
      11906, 16838, 2098, 1984, 1588, 1474,
    ]);
    expect(Math.abs(blockWidth(GB_PROFILE) - millimetres(156))).toBeLessThanOrEqual(1);
    expect(Math.abs(blockHeight(GB_PROFILE) - millimetres(225))).toBeLessThanOrEqual(1);
  });

  it('holds 22 lines and 28 characters, and not one more', () => {
    const { grid, faces } = GB_PROFILE;
    expect(Math.floor(blockHeight(GB_PROFILE) / grid.linePitch)).toBe(22);
    const character = faces.body.size * 20 + grid.characterSpacing;
    expect(Math.floor(blockWidth(GB_PROFILE) / character)).toBe(28);
    expect(Math.floor(blockWidth(GB_PROFILE) / (faces.body.size * 20 + (grid.charSpace / 4096) * 20))).toBe(28);
  });
});

describe('headNameSize', () => {
  it('sets short names large and long names so that they fit', () => {
    expect(headNameSize('整改工作简报', GB_PROFILE)).toBe(60);
    const long = '云溪区委巡视整改工作领导小组简报';
    const size = headNameSize(long, GB_PROFILE);
    expect(size * long.length * 20).toBeLessThanOrEqual(blockWidth(GB_PROFILE));
    expect(headNameSize('很'.repeat(60), GB_PROFILE)).toBe(26);
  });
});

describe('titleLines', () => {
  it('leaves a title that fits on its line', () => {
    expect(titleLines('关于整改进展情况的通报', GB_PROFILE)).toEqual(['关于整改进展情况的通报']);
  });

  it('breaks a long title into lines of about the same length without losing a sign', () => {
    const title = '中共云溪区委关于省委第四巡视组巡视反馈意见整改工作进展情况的通报';
    const lines = titleLines(title, GB_PROFILE);
    expect(lines.join('')).toBe(title);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
  });

  it('never begins a line with 的 or a closing sign', () => {
    for (const title of [
      '关于印发《云溪区专项整治工作方案》的通知和有关情况的说明',
      `${'甲'.repeat(19)}的${'乙'.repeat(19)}`,
    ]) {
      for (const line of titleLines(title, GB_PROFILE)) expect(line).not.toMatch(/^[的》”）、，。]/);
    }
  });

  it('copes with nothing, and with signs that offer no break', () => {
    expect(titleLines('', GB_PROFILE)).toEqual(['']);
    const lines = titleLines('》'.repeat(50), GB_PROFILE);
    expect(lines.join('')).toBe('》'.repeat(50));
  });
});

describe('signaturePlace', () => {
  it('sets the unsealed date two characters right of the organ, which ends two from the edge', () => {
    expect(signaturePlace('云溪区委整改工作办公室', '2020年6月22日', GB_PROFILE)).toEqual({ organ: 15, date: 17 });
  });

  it('moves the organ left where the date is longer', () => {
    expect(signaturePlace('区委办', '2020年6月22日', GB_PROFILE)).toEqual({ organ: 17.5, date: 19.5 });
  });

  it('ends the sealed date four characters from the edge with the organ over it', () => {
    expect(signaturePlace('区委办', '2020年6月22日', SEALED)).toEqual({ organ: 19.25, date: 17.5 });
  });

  it('never leaves the block to the left', () => {
    const place = signaturePlace('很'.repeat(60), '2020年6月22日', GB_PROFILE);
    expect(Math.min(place.organ, place.date)).toBeGreaterThanOrEqual(0);
  });
});

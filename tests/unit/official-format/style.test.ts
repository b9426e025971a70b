// Styles: 国标 gives the measures of the standard, an office's own what follows from it; what cannot be printed is refused in words.
import { describe, expect, it } from 'vitest';
import { paperStyle } from '#contract/style-inputs.ts';
import { isFontName, styleFaults } from '#domain/official-format/check.ts';
import { substitutes, USUAL_FONTS } from '#domain/official-format/fonts.ts';
import { blockHeight, blockWidth, GB_PROFILE, profileFor, profileOf, turned } from '#domain/official-format/profile.ts';
import { GB_STYLE, type PaperStyle, sizeWords, styleFonts } from '#domain/official-format/style.ts';

const MM = 1440 / 25.4;
const withFace = (part: keyof PaperStyle['faces'], face: Partial<PaperStyle['faces']['body']>): PaperStyle => ({
  ...GB_STYLE,
  faces: { ...GB_STYLE.faces, [part]: { ...GB_STYLE.faces[part], ...face } },
});
const withMargins = (margins: Partial<PaperStyle['margins']>): PaperStyle => ({
  ...GB_STYLE,
  margins: { ...GB_STYLE.margins, ...margins },
});

describe('国标', () => {
  it('is free of faults, fits the contract and is what a text without a style is set in', () => {
    expect(styleFaults(GB_STYLE)).toEqual([]);
    expect(paperStyle.parse(GB_STYLE)).toEqual(GB_STYLE);
    expect(profileFor({})).toBe(GB_PROFILE);
    expect(profileFor({ style: GB_STYLE })).toEqual(GB_PROFILE);
  });

  it('has the grid that was measured', () => {
    expect(GB_PROFILE.grid).toEqual({
      linePitch: 579,
      linesPerPage: 22,
      charactersPerLine: 28,
      charSpace: -849,
      characterSpacing: -6,
    });
  });

  it('names every font once', () => {
    expect(styleFonts(GB_STYLE)).toEqual([
      '黑体',
      '方正小标宋简体',
      '仿宋_GB2312',
      '楷体_GB2312',
      '宋体',
      'Times New Roman',
    ]);
    expect(styleFonts({ ...GB_STYLE, latin: 'chinese' })).not.toContain('Times New Roman');
  });
});

describe('profileOf', () => {
  it('sets margins in millimetres around a block that is exact', () => {
    const profile = profileOf(withMargins({ left: 25, right: 25, top: 30, bottom: 30 }));
    expect(blockWidth(profile) / MM).toBeCloseTo(160, 1);
    expect(blockHeight(profile) / MM).toBeCloseTo(237, 1);
    expect(profile.page.left / MM).toBeCloseTo(25, 1);
  });

  it('spaces the characters so that exactly as many as asked stand on a line', () => {
    for (const charactersPerLine of [22, 25, 26, 27, 28, 29]) {
      const { grid, faces, page } = profileOf({ ...GB_STYLE, charactersPerLine });
      const pitch = faces.body.size * 20 + grid.characterSpacing;
      expect(Math.floor((page.width - page.left - page.right) / pitch)).toBe(charactersPerLine);
    }
  });

  it('counts the lines that fit', () => {
    expect(profileOf({ ...GB_STYLE, linePitch: 28 }).grid.linesPerPage).toBe(22);
    expect(profileOf({ ...GB_STYLE, linePitch: 30 }).grid.linesPerPage).toBe(21);
  });

  it('sets letters and digits in the font around them where asked', () => {
    expect(profileOf({ ...GB_STYLE, latin: 'chinese' }).faces.heading1.latin).toBe('黑体');
    expect(profileOf(GB_STYLE).faces.heading1.latin).toBe('Times New Roman');
    expect(profileOf(GB_STYLE).faces.pageNumber.latin).toBe('宋体');
  });
});

describe('turned', () => {
  it('turns the page a quarter to the left with its margins, and counts lines and characters again', () => {
    const lying = turned(GB_PROFILE);
    const { page } = GB_PROFILE;
    expect(lying.page).toEqual({
      width: page.height,
      height: page.width,
      top: page.left,
      left: page.bottom,
      bottom: page.right,
      right: page.top,
    });
    expect([lying.grid.linesPerPage, lying.grid.charactersPerLine]).toEqual([15, 40]);
  });
});

describe('styleFaults', () => {
  it.each<[string, PaperStyle, RegExp]>([
    ['a margin off the paper', withMargins({ top: 200 }), /上边距应为10—80毫米/],
    ['margins that leave no block', withMargins({ left: 60, right: 60 }), /版心只剩90毫米宽/],
    ['margins that leave no height', withMargins({ top: 80, bottom: 79 }), /版心只剩138毫米高/],
    ['a page number below the paper', withMargins({ bottom: 12 }), /放不下页码/],
    ['no font', withFace('title', { font: ' ' }), /“标题”没有写字体/],
    ['a font that is none', withFace('title', { font: '宋体";}' }), /字体名称不对/],
    ['a size that Word does not know', withFace('body', { points: 15.3 }), /以半磅为单位/],
    ['a line too tight', { ...GB_STYLE, linePitch: 20 }, /行距20磅小于“标题”的字号/],
    ['a line of no height', { ...GB_STYLE, linePitch: Number.NaN }, /行距应为12—60磅/],
    [
      'too many characters',
      { ...GB_STYLE, charactersPerLine: 31 },
      /每行字数应为19—30的整数：版心宽156毫米，正文三号（16磅）/,
    ],
    ['half a character', { ...GB_STYLE, charactersPerLine: 27.5 }, /每行字数/],
    ['a red name smaller than the title', withFace('headName', { points: 20 }), /发文机关标志的字号小于标题/],
    ['an endless red name', { ...GB_STYLE, head: { ...GB_STYLE.head, name: '很'.repeat(31) } }, /超过30个字/],
  ])('names %s', (_, style, words) => {
    expect(styleFaults(style).join('')).toMatch(words);
  });

  it('lets a bottom margin be small where no number is printed', () => {
    const style = { ...withMargins({ bottom: 12 }), pageNumber: { position: 'none' as const, dashes: true } };
    expect(styleFaults(style)).toEqual([]);
  });
});

describe('fonts', () => {
  it('have others that stand in for them, themselves first', () => {
    for (const font of USUAL_FONTS) {
      expect(isFontName(font)).toBe(true);
      const others = substitutes(font);
      expect(others[0]).toBe(font);
      expect(new Set(others).size).toBe(others.length);
    }
    expect(substitutes('仿宋_GB2312')).toContain('FangSong');
    expect(substitutes('黑体')).not.toContain('宋体');
    expect(substitutes('某某手写体')).toContain('宋体');
  });

  it('have their sizes named as Chinese programs name them', () => {
    expect([sizeWords(16), sizeWords(10.5), sizeWords(23)]).toEqual(['三号', '五号', '23磅']);
  });
});

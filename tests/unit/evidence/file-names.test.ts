// Names that leave: taken by Windows and Linux whatever was typed, short enough, never twice in a folder.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NAME_BYTES, safeName, UniqueNames, utf8Length } from '#domain/evidence/file-names.ts';
import { endingOf, lookOf, mediaTypeOf } from '#domain/evidence/media.ts';
import { evidenceLabel } from '#domain/evidence/types.ts';
import { runs } from '#tests/fixtures/runs.ts';

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.stringMatching(/^(con|PRN|nul|com1|Lpt9|aux)(\.[a-z]{0,4})?$/),
  fc.constantFrom('', '.', '..', ' . ', '../../etc/passwd', 'a/b\\c', 'C:\\x', 'x'.repeat(600), '照片'.repeat(200)),
);

describe('a name that leaves', () => {
  it('is one that Windows and Linux take', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(safe).not.toMatch(/^\s|^\.|[\s.]$/);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(safe.isWellFormed()).toBe(true);
        expect(safe.length).toBeGreaterThan(0);
        // Room is left for （12） and for the name under which it is written first.
        expect(utf8Length(safe)).toBeLessThanOrEqual(NAME_BYTES - 20);
        expect(Buffer.byteLength(safe)).toBe(utf8Length(safe));
      }),
      { numRuns: runs(500) },
    );
  });

  it('keeps its ending however long it was', () => {
    expect(safeName(`${'会议纪要'.repeat(100)}.docx`)).toMatch(/^会议纪要.*\.docx$/);
    expect(safeName('佐证1-1 con.txt')).toBe('佐证1-1 con.txt');
    expect(safeName('con.txt')).toBe('_con.txt');
    expect(safeName('***', '佐证1-1')).toBe('___');
    expect(safeName('...', '佐证1-1')).toBe('佐证1-1');
    expect(safeName('关于\u202egnp.exe')).toBe('关于gnp.exe');
  });

  it('is given once in a folder, upper and lower case being one', () => {
    const names = new UniqueNames();
    expect(['A.txt', 'a.TXT', 'a.txt', 'b', 'B'].map((name) => names.take(name))).toEqual([
      'A.txt',
      'a（2）.TXT',
      'a（3）.txt',
      'b',
      'B（2）',
    ]);
  });
});

describe('the kind of a file', () => {
  const bytes = (...head: number[]) => new Uint8Array([...head, 0, 0, 0, 0, 0, 0, 0, 0]);
  it('is told by its first bytes where they tell, whatever its name says', () => {
    expect(mediaTypeOf(bytes(0x89, 0x50, 0x4e, 0x47), '表.xlsx')).toBe('image/png');
    expect(mediaTypeOf(bytes(0x25, 0x50, 0x44, 0x46, 0x2d), '照片.jpg')).toBe('application/pdf');
    expect(mediaTypeOf(bytes(0x50, 0x4b, 3, 4), '报告.docx')).toContain('wordprocessingml');
    expect(mediaTypeOf(bytes(0x50, 0x4b, 3, 4), '照片.jpg')).toBe('application/zip');
    expect(mediaTypeOf(bytes(0xd0, 0xcf, 0x11, 0xe0), '旧表.et')).toBe('application/vnd.ms-excel');
    expect(mediaTypeOf(bytes(0x4d, 0x5a), '程序.exe')).toBe('application/octet-stream');
    expect(mediaTypeOf(bytes(0x3c), 'toString')).toBe('application/octet-stream');
  });

  it('decides how it can be looked at; what could run is never looked at', () => {
    expect(
      ['a.html', 'a.svg', 'a.exe', 'a.zip', 'a.mp4', 'a'].map((name) => lookOf(mediaTypeOf(bytes(0x3c), name))),
    ).toEqual(Array.from({ length: 6 }, () => 'none'));
    expect(endingOf('.htaccess')).toBe('');
    expect(evidenceLabel('2-1', 3)).toBe('佐证2-1-3');
  });
});

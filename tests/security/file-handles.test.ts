// A handle opens one file for one window, for as long as that window lives.
import { describe, expect, it } from 'vitest';
import { FileHandles } from '#electron/platform/file-handles.ts';

const unknown = expect.objectContaining({ code: 'file.handleUnknown' });

describe('FileHandles', () => {
  it('gives the path back to the window that chose it and to no other', () => {
    const files = new FileHandles();
    const handle = files.issue(1, '/media/u盘/反馈意见.docx');
    expect(files.resolve(1, handle)).toBe('/media/u盘/反馈意见.docx');
    expect(() => files.resolve(2, handle)).toThrow(unknown);
  });

  it('knows no path, no guess and nothing inherited', () => {
    const files = new FileHandles();
    files.issue(1, '/a');
    for (const guess of ['', '/a', '__proto__', 'constructor', '0']) {
      expect(() => files.resolve(1, guess)).toThrow(unknown);
    }
  });

  it('tells nothing about the path and repeats itself never', () => {
    const files = new FileHandles();
    const handles = Array.from({ length: 1_000 }, (_, owner) => files.issue(owner, '/same'));
    expect(new Set(handles).size).toBe(1_000);
    for (const handle of handles) expect(handle).toMatch(/^[\w-]{32}$/);
  });

  it('forgets a window when it closes, and the oldest when there are too many', () => {
    const files = new FileHandles();
    const first = files.issue(1, '/first');
    const handles = Array.from({ length: 50 }, (_, at) => files.issue(1, `/${at}`));
    expect(() => files.resolve(1, first)).toThrow(unknown);
    expect(files.resolve(1, handles[0] ?? '')).toBe('/0');
    files.forget(1);
    expect(() => files.resolve(1, handles[49] ?? '')).toThrow(unknown);
  });
});

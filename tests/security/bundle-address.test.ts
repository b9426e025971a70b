// The window's addresses: what is inside the bundle is found, whatever tries to leave it names nothing.
import { isAbsolute, join, relative, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundlePath, typeOf } from '#electron/platform/bundle-address.ts';
import { runs } from '#tests/fixtures/runs.ts';

const root = join(sep, 'opt', 'bihuan', 'renderer');

describe('bundlePath', () => {
  it('finds files of the bundle, with query and fragment put aside', () => {
    expect(bundlePath('app://bundle/index.html', root)).toBe(join(root, 'index.html'));
    expect(bundlePath('app://bundle/assets/a-1.js?x=1#y', root)).toBe(join(root, 'assets', 'a-1.js'));
    expect(bundlePath('app://bundle/%E8%A1%A8%20a.png', root)).toBe(join(root, '表 a.png'));
  });

  it.each([
    [
      'dot segments are resolved by the address itself',
      'app://bundle/a/../../../../etc/passwd',
      join(root, 'etc', 'passwd'),
    ],
    ['encoded dot segments too', 'app://bundle/%2e%2e/%2E%2E/etc/passwd', join(root, 'etc', 'passwd')],
  ])('%s', (_why, address, path) => {
    expect(bundlePath(address, root)).toBe(path);
  });

  it.each([
    'app://bundle/..%2f..%2fetc/passwd',
    'app://bundle/..%2F..%2Fetc/passwd',
    'app://bundle/%2e%2e%2f%2e%2e%2fetc/passwd',
    'app://bundle/..\\..\\windows\\win.ini',
    'app://bundle/..%5c..%5cwindows%5cwin.ini',
    'app://bundle/C:/windows/win.ini',
    'app://bundle/C:%5cwindows',
    'app://bundle/index.html::$DATA',
    'app://bundle/a%00.html',
    'app://bundle/a%0a.html',
    'app://bundle/%',
    'app://bundle/%c0%ae%c0%ae/x',
    'app://bundle/.../x',
    'app://bundle//etc/passwd',
    'app://bundle///etc/passwd',
    'app://bundle/',
    'app://bundle',
    'app://bundle/assets/',
    'app://other/index.html',
    'app://bundle.example/index.html',
    'app://bundle:80/index.html',
    'app://user@bundle/index.html',
    'app://user:word@bundle/index.html',
    'app:///index.html',
    'app:index.html',
    'file:///etc/passwd',
    'https://bundle/index.html',
    'index.html',
    '',
  ])('names nothing: %s', (address) => {
    expect(bundlePath(address, root)).toBeNull();
  });

  it('never leaves the bundle, whatever the path is made of', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2E.',
      '/',
      '//',
      '\\',
      '%2f',
      '%5c',
      '%00',
      'C:',
      'a',
      '%',
      '~',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = bundlePath(`app://bundle/${pieces.join('')}`, root);
        if (path === null) return;
        const inside = relative(root, path);
        expect(inside === '' || inside.split(sep)[0] === '..' || isAbsolute(inside)).toBe(false);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('is not fooled by a neighbour whose name begins like the bundle', () => {
    expect(bundlePath('app://bundle/../renderer-old/x.js', root)).toBe(join(root, 'renderer-old', 'x.js'));
  });
});

describe('typeOf', () => {
  it('knows the kinds that the bundle has and serves no other', () => {
    expect(typeOf('/x/index.HTML')).toBe('text/html; charset=utf-8');
    expect(typeOf('/x/a.js')).toBe('text/javascript; charset=utf-8');
    expect(typeOf('/x/ledger.db')).toBeNull();
    expect(typeOf('/x/a.js.map')).toBeNull();
    expect(typeOf('/x/none')).toBeNull();
  });
});

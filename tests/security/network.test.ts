// No way out: which requests may pass, and the policy that every answer carries.
import { describe, expect, it } from 'vitest';
import { answerHeaders, contentSecurityPolicy } from '#electron/platform/headers.ts';
import { isAllowedRequest } from '#electron/platform/request-rule.ts';

describe('isAllowedRequest', () => {
  it.each([
    'app://bundle/index.html',
    'data:image/png;base64,AAAA',
    'blob:app://bundle/5e2f5c1c-0000-4000-8000-000000000000',
  ])('lets pass: %s', (address) => {
    expect(isAllowedRequest(address, false)).toBe(true);
  });

  it.each([
    'http://127.0.0.1/',
    'https://example.com/app://bundle/',
    'http://bundle/',
    'ws://localhost:1/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'app://bundle.example.com/',
    'app://bundle@example.com/',
    'app://example.com/bundle/',
    'blob:https://example.com/5e2f',
    'blob:null/5e2f',
    'blob:app://bundle.example.com/5e2f',
    'filesystem:app://bundle/temporary/x',
    'chrome://gpu/',
    'chrome-extension://abc/x.js',
    'devtools://devtools/bundled/inspector.html',
    'about:blank',
    '//example.com',
    '',
  ])('refuses: %s', (address) => {
    expect(isAllowedRequest(address, false)).toBe(false);
  });

  it('lets the developer tools load where they exist', () => {
    expect(isAllowedRequest('devtools://devtools/bundled/inspector.html', true)).toBe(true);
    expect(isAllowedRequest('https://example.com/', true)).toBe(false);
  });
});

describe('headers', () => {
  const directives = new Map(
    contentSecurityPolicy('N0nce')
      .split('; ')
      .map((directive) => {
        const [name = '', ...values] = directive.split(' ');
        return [name, values] as const;
      }),
  );

  it('allow nothing by default and nothing unsafe anywhere', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('style-src')).toEqual(["'self'", "'nonce-N0nce'"]);
    expect(directives.get('connect-src')).toEqual(["'self'"]);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(directives.get(name)).toEqual(["'none'"]);
    const words = [...directives.values()].flat();
    expect(words.filter((word) => /unsafe|\*|^https?:|^wss?:/.test(word))).toEqual([]);
  });

  it('stand on every answer, and no page is kept with its nonce', () => {
    const page = answerHeaders('text/html; charset=utf-8', 'a');
    expect(page).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(answerHeaders('text/css', 'a')['content-security-policy']).toBe(contentSecurityPolicy('a'));
  });
});

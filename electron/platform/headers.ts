// Headers of every answer of the app:// scheme. The policy is the second fence behind the request rule in network.ts.

/** Put into pages by the build where the nonce of the answer has to stand. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Content-Security-Policy: nothing but the bundle itself; styles made at run time need the nonce of their answer. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** All headers of an answer with the given MIME type. */
export function answerHeaders(type: string, nonce: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
    // A page carries the nonce of one answer; a kept copy would meet the policy of another
    ...(type.startsWith('text/html') ? { 'cache-control': 'no-store' } : {}),
  };
}

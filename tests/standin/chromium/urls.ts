// Chromium will not navigate to a scheme that it does not know, so the app's own schemes travel as https addresses:
// app://bundle/x is https://bundle.app.standin.invalid/x there. An https origin is a secure context, as a privileged
// scheme of Electron is.
const SUFFIX = '.standin.invalid';
const KNOWN_TO_CHROMIUM = /^(https?|file|data|blob|about|chrome|chrome-error|devtools|wss?|javascript|mailto):/i;
const CUSTOM = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)(.*)$/i;
const DISGUISED = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.standin\.invalid(.*)$/;

/** The address as Chromium is given it. */
export function toChromium(url: string): string {
  const parts = KNOWN_TO_CHROMIUM.test(url) ? null : CUSTOM.exec(url);
  if (!parts) return url;
  const [, scheme = '', host, rest] = parts;
  return `https://${host || 'empty'}.${scheme.toLowerCase()}${SUFFIX}${rest || '/'}`;
}

/** The address as the app knows it. */
export function fromChromium(url: string): string {
  const parts = DISGUISED.exec(url);
  if (!parts) return url;
  const [, host = '', scheme, rest = ''] = parts;
  return `${scheme}://${host === 'empty' ? '' : host}${rest}`;
}

/** What Chromium shows before the app's first page. */
export const BLANK = toChromium('standin://blank/');

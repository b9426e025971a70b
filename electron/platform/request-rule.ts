// Which requests of a window may go through at all. Everything with a way out of the machine is refused.

/**
 * True for the bundle, for data: and for blob: made by the bundle; developer tools only where they exist (`devTools`).
 * Compares parsed addresses, never the beginnings of texts.
 */
export function isAllowedRequest(address: string, devTools: boolean): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  switch (url.protocol) {
    case 'app:':
      return isBundle(url);
    case 'blob:':
      return isBundle(URL.parse(url.pathname));
    case 'data:':
      return true;
    case 'devtools:':
      return devTools;
    default:
      return false;
  }
}

function isBundle(url: URL | null): boolean {
  return url !== null && url.protocol === 'app:' && url.host === 'bundle' && url.username === '' && url.password === '';
}

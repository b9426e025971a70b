// Serves the window's files under app://bundle/, read-only and with the policy of headers.ts on every answer.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { bundlePath, SCHEME, typeOf } from './bundle-address.ts';
import { answerHeaders, NONCE_PLACEHOLDER } from './headers.ts';

/** Has to run before `ready`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers every request of a session to app:// from the folder `root`. */
export function serveBundle(session: Session, root: string): void {
  session.protocol.handle(SCHEME, (request) => answerRequest(request, root));
}

async function answerRequest({ method, url }: Request, root: string): Promise<Response> {
  const nonce = randomBytes(18).toString('base64url');
  const refuse = (status: number) =>
    new Response(null, { status, headers: answerHeaders('text/plain; charset=utf-8', nonce) });
  if (method !== 'GET') return refuse(405);
  const path = bundlePath(url, root);
  const type = path === null ? null : typeOf(path);
  if (path === null || type === null) return refuse(404);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return refuse(404);
  const body = type.startsWith('text/html') ? bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : bytes;
  return new Response(body, { headers: answerHeaders(type, nonce) });
}

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

/** Answers every request of a session to app:// from these folders; the first that has the file gives it. */
export function serveBundle(session: Session, roots: readonly string[]): void {
  session.protocol.handle(SCHEME, (request) => answerRequest(request, roots));
}

async function answerRequest({ method, url }: Request, roots: readonly string[]): Promise<Response> {
  const nonce = randomBytes(18).toString('base64url');
  const refuse = (status: number) =>
    new Response(null, { status, headers: answerHeaders('text/plain; charset=utf-8', nonce) });
  if (method !== 'GET') return refuse(405);
  const paths = roots.flatMap((root) => bundlePath(url, root) ?? []);
  const type = typeOf(paths[0] ?? '');
  if (type === null) return refuse(404);
  const bytes = await firstThere(paths);
  if (bytes === null) return refuse(404);
  const body = type.startsWith('text/html') ? bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : bytes;
  return new Response(body, { headers: answerHeaders(type, nonce) });
}

async function firstThere(paths: readonly string[]): Promise<Buffer | null> {
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => null);
    if (bytes !== null) return bytes;
  }
  return null;
}

// `net.fetch` for files and for the app's own schemes. Any other machine cannot be reached.
import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guard } from '#tests/standin/guard.ts';
import { handlerOf } from './protocol.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

export const net = guard('net', {
  isOnline: (): boolean => false,
  /** Rejects as Electron does: net::ERR_FILE_NOT_FOUND for a missing file, net::ERR_NAME_NOT_RESOLVED for a host. */
  async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const url = input instanceof Request ? input.url : String(input);
    if (url.startsWith('file:')) return file(url);
    const handler = handlerOf(url);
    if (!handler) throw new Error('net::ERR_NAME_NOT_RESOLVED');
    return handler(new Request(input, init));
  },
});

function file(url: string): Response {
  const path = fileURLToPath(url.replace(/[?#].*$/, ''));
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Error('net::ERR_FILE_NOT_FOUND');
  const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return new Response(readFileSync(path), { headers: { 'content-type': type } });
}

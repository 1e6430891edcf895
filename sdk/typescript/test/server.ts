import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { inspect } from 'node:util';

import { Zonemint, ZonemintError, type ZonemintOptions } from '../src/index.js';

/** What no error and no client may show: as long as a token. */
export const secret = 'MDAx'.repeat(40);

/** A request as a server has got it. */
export interface Got {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Starts a server on this machine that answers as f says, until the tests of the file have ended. */
export async function serve(f: (got: Got, response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => f({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => stop(server));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The address of a server that is no more. */
export async function closed(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await stop(server);
  return `http://127.0.0.1:${port}`;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

/** Starts a server that answers as f says, and makes a client of it. */
export async function client(
  f: (got: Got, response: ServerResponse) => void, options: Omit<ZonemintOptions, 'url'> = {},
): Promise<Zonemint> {
  return new Zonemint({ url: await serve(f), ...options });
}

/** Answers with a status and a body, which is JSON unless it looks like HTML. */
export function answer(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  if (body !== '') response.setHeader('Content-Type', body.startsWith('<') ? 'text/html' : 'application/json');
  response.writeHead(status, { 'X-Request-Id': 'r-1', ...headers }).end(body);
}

/** Wants an error with a status and a code, which shows no secret. */
export async function refused(call: Promise<unknown>, status: number, code: string): Promise<ZonemintError> {
  const error: unknown = await call.then(() => undefined, (reason: unknown) => reason);
  assert(error instanceof ZonemintError, inspect(error));
  assert.deepEqual([error.status, error.code], [status, code], error.message);
  const texts = [`${error}`, inspect(error, { depth: null, showHidden: true }), JSON.stringify(error)];
  assert(!texts.some((text) => text.includes(secret)), error.message);
  return error;
}

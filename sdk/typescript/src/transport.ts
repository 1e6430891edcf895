import { parse, refusal, strange, unreachable, ZonemintError } from './errors.js';
import { version } from './version.js';

/** The longest that a server is waited for, in seconds. What asks for more is an error at once. */
const maxRetryAfter = 30;

/** The POST requests that can be sent again: they change nothing, or the second one finds what the first one did. */
const repeatable = ['/provider/spaces/support', '/tokens/examine', '/tokens/confine', '/tokens/verify_invite_token', '/tokens/revoke'];

/** What the transport needs to know. */
export interface TransportOptions {
  fetch: typeof globalThis.fetch;
  /** The header that has the credentials, and its value. */
  credentials: [name: string, value: string] | undefined;
  /** Milliseconds for one attempt; 0 means no bound. */
  timeout: number;
  /** How many times a request is sent again at most. */
  retries: number;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  now: () => number;
  random: () => number;
}

/**
 * Makes the function that sends the requests of the generated client. It answers successes alone: whatever else there is it throws as a
 * ZonemintError. The credentials are in its closure, so that no way of printing a client shows them.
 */
export function transport(options: TransportOptions): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.headers.set('Accept', 'application/json');
    request.headers.set('User-Agent', `zonemint-typescript/${version}`);
    if (options.credentials !== undefined) request.headers.set(...options.credentials);
    const body = request.body === null ? null : await request.text();
    for (let left = options.retries; ; left--) {
      const answer = await attempt(options, request, body);
      if (answer instanceof Response) return answer;
      if (left <= 0 || !again(request, answer)) throw answer;
      // Longer by up to a half, so that callers who were refused together do not come back together.
      await wait(options, (answer.retryAfter ?? 0) * 1000 * (1 + options.random() / 2), request.signal);
    }
  };
}

/** Sends a request once. */
async function attempt(options: TransportOptions, request: Request, body: string | null): Promise<Response | ZonemintError> {
  const signals = [request.signal];
  if (options.timeout > 0) signals.push(AbortSignal.timeout(options.timeout));
  let response: Response;
  let text: string;
  try {
    const { method, headers } = request;
    response = await options.fetch(request.url, { method, headers, body, redirect: 'manual', signal: AbortSignal.any(signals) });
    text = await response.text();
  } catch (cause) {
    return unreachable(cause);
  }
  if (!response.ok) return refusal(response, text, options.now());
  if (!understood(response, text)) return strange(response);
  const { status, statusText, headers } = response;
  return new Response(text === '' ? null : text, { status, statusText, headers });
}

/** Tells whether to send a request once more after it was refused. */
function again(request: Request, refused: ZonemintError): boolean {
  const { status, retryAfter = 0 } = refused;
  if ((status !== 429 && status !== 503) || retryAfter <= 0 || retryAfter > maxRetryAfter) return false;
  if (request.method === 'GET' || request.method === 'DELETE') return true;
  const path = new URL(request.url).pathname;
  return request.method === 'POST' && repeatable.some((end) => path.endsWith(end));
}

/** Tells whether a success can be one of a zone's: what stands in its place may answer 200 with a page to anything. */
function understood(response: Response, text: string): boolean {
  const json = (response.headers.get('Content-Type') ?? '').includes('json') && parse(text) !== undefined;
  switch (response.status) {
    case 200:
      return json;
    case 201: // redeeming has no body
      return json || text === '';
    default:
      return response.status === 204;
  }
}

async function wait(options: TransportOptions, milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await options.wait(milliseconds, signal);
  } catch (cause) {
    throw unreachable(cause);
  }
}

/** Waits, at most until the signal. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}

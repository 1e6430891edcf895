/** What is to know of an error. */
export interface ErrorDetails {
  status?: number;
  code: string;
  description: string;
  requestId?: string;
  retryAfter?: number;
  cause?: unknown;
}

/**
 * Why a call has failed. Decide by `code`, and by `status` where that is enough; the description is for people. No field of it has the
 * text of a token or a password.
 *
 * The codes are those of the contract, such as `token_used`, and where the zone has not answered: `invalid_address` and
 * `invalid_argument`, where nothing was sent, `timeout`, `canceled`, `unreachable`, and `bad_answer` where something else has answered
 * in its place. After the last four, whether the request had an effect is unknown.
 */
export class ZonemintError extends Error {
  override readonly name = 'ZonemintError';
  /** Of HTTP; 0 where there was no answer. */
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** What is wrong and what to do about it. */
  readonly description: string;
  /** Names the request in the server's log; undefined where there is none. */
  readonly requestId: string | undefined;
  /** For how many seconds the server asks to wait; undefined where it does not say. */
  readonly retryAfter: number | undefined;

  constructor(details: ErrorDetails) {
    const { status = 0, code, requestId, cause } = details;
    const description = clean(details.description);
    const tags = [code];
    if (status !== 0) tags.push(`status ${status}`);
    if (requestId !== undefined) tags.push(`request ${requestId}`);
    super(`${description.replace(/[. ]+$/, '')} (${tags.join(', ')})`, cause === undefined ? undefined : { cause });
    this.status = status;
    this.code = code;
    this.description = description;
    this.requestId = requestId;
    this.retryAfter = details.retryAfter;
  }
}

/** How many characters of a description are kept. */
const maxDescription = 1000;

/** Takes out of a text what could be a token, and what a terminal would take for a command, and cuts what is too long. */
function clean(text: string): string {
  // A token is longer than any id that a zone gives. A zone never repeats one, but what stands before it might.
  const harmless = text.replace(/[A-Za-z0-9_-]{64,}/g, '[redacted]').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  const characters = [...harmless];
  return characters.length > maxDescription ? characters.slice(0, maxDescription).join('') + '…' : harmless;
}

/** Reads an answer that is no success. */
export function refusal(response: Response, body: string, now: number): ZonemintError {
  const status = response.status;
  const details = { status, requestId: requestId(response), retryAfter: retryAfter(response.headers.get('Retry-After'), now) };
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    const description = 'the answer is a redirect: give the address of the zone itself, since credentials are not sent on';
    return new ZonemintError({ ...details, code: 'bad_answer', description });
  }
  const problem = parse(body) as { error?: unknown; error_description?: unknown } | null | undefined;
  const code = problem?.error;
  const description = problem?.error_description;
  if (typeof code === 'string' && /^[a-z][a-z_]{0,63}$/.test(code) && typeof description === 'string' && description !== '') {
    return new ZonemintError({ ...details, code, description });
  }
  return new ZonemintError({ ...details, code: 'bad_answer', description: `the answer is ${status} and not one of a zone's` });
}

/** Says why there was no answer. */
export function unreachable(cause: unknown): ZonemintError {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'TimeoutError') return new ZonemintError({ code: 'timeout', description: 'there was no answer in time', cause });
  if (name === 'AbortError') return new ZonemintError({ code: 'canceled', description: 'the call was cancelled', cause });
  // What fetch says is "fetch failed"; why is one below.
  const why = cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : String(cause);
  return new ZonemintError({ code: 'unreachable', description: `there was no answer: ${why}`, cause });
}

/** The error for a success that is not one of a zone's. */
export function strange(response: Response): ZonemintError {
  const description = 'the answer lacks what a zone would send: whether the request had an effect is unknown';
  return new ZonemintError({ status: response.status, code: 'bad_answer', description, requestId: requestId(response) });
}

/** Parses JSON; undefined for what is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function requestId(response: Response): string | undefined {
  const id = response.headers.get('X-Request-Id') ?? '';
  return /^[A-Za-z0-9._-]{1,128}$/.test(id) ? id : undefined;
}

/** Reads the header in both of its forms (RFC 9110 section 10.2.3), as seconds. */
function retryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return /[A-Za-z]/.test(value) && !Number.isNaN(at) ? Math.max((at - now) / 1000, 0) : undefined;
}

import { strange, ZonemintError } from './errors.js';
import { createClient, createConfig } from './generated/client/index.js';
import { Operations } from './generated/sdk.gen.js';
import type {
  Caveat, MintedSupportToken, NamedToken, RedeemableSupport, SpaceSupportTokenRequest, TokenExamination, TokenRevokeRequest,
} from './generated/types.gen.js';
import { sleep, transport } from './transport.js';

/** Where every zone has its API. */
const basePath = '/api/v3/onezone';

/** Which zone to call, and as whom. */
export interface ZonemintOptions {
  /** The zone, such as `https://zone.example.org:8443`. Without a path of its own it gets `/api/v3/onezone`. */
  url: string;
  /** The name of the user who makes the requests, with `password`. */
  username?: string;
  password?: string;
  /** An access token of the user or the provider who makes the requests; it wins over the two above. */
  token?: string;
  /** Milliseconds for one attempt, from connecting to the last byte of the answer: 30000. 0 means no bound. */
  timeout?: number;
  /** How many times a request is sent again at most: 3. */
  retries?: number;
  /** Sends the requests, in place of the `fetch` of JavaScript. */
  fetch?: typeof globalThis.fetch;
}

/**
 * Calls one zone as one caller. It has methods for the life of a support token; `operations` has all operations of the contract, which
 * were generated from it. Whatever goes wrong is thrown as a {@link ZonemintError}.
 *
 * Requests are sent again after 429 and 503 where the server says when, and where repeating can do no harm: all GET and DELETE requests,
 * and examining, confining, verifying, redeeming and revoking a token.
 */
export class Zonemint {
  /**
   * All operations of the contract. They are sent like those of the client, with its credentials, its time-out and its retries. The
   * answer is in the field `data`.
   */
  readonly operations: Operations;
  readonly #url: string;

  /** Makes a client. It sends nothing. */
  constructor(options: ZonemintOptions) {
    this.#url = address(options.url);
    const send = transport({
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      credentials: credentials(options),
      timeout: options.timeout ?? 30_000,
      retries: options.retries ?? 3,
      wait: sleep,
      now: Date.now,
      random: Math.random,
    });
    const config = createConfig({ baseUrl: this.#url, fetch: send, throwOnError: true, requestValidator: checkPath });
    this.operations = new Operations({ client: createClient(config) });
  }

  /**
   * Mints a support token for a space: redeemed once, by any provider, within the time that the zone gives it. The zone keeps no copy of
   * its text. Who: members of the space with `space_add_provider`, and zone admins.
   */
  async mint(spaceId: string): Promise<string> {
    const { data, response } = await this.operations.getSpaceProviderToken({ path: { id: spaceId } });
    return wanted(data?.token, response);
  }

  /**
   * Mints a support token that is confined, or, with a name, one that is listed and can be redeemed several times. It is not sent again
   * after 503, since a named token may have been made.
   */
  async mintWith(spaceId: string, options: SpaceSupportTokenRequest): Promise<MintedSupportToken> {
    const { data, response } = await this.operations.createSpaceSupportToken({ path: { id: spaceId }, body: options });
    wanted(data?.token, response);
    wanted(data?.tokenId, response);
    return data;
  }

  /** Reads what stands in a token. Nothing of it is verified. */
  async examine(token: string): Promise<TokenExamination> {
    const { data, response } = await this.operations.examineToken({ body: { token } });
    wanted(data?.tokenId, response);
    return data;
  }

  /** Adds caveats to a token and answers the new text. The one before stays as good as it was. */
  async confine(token: string, ...caveats: Caveat[]): Promise<string> {
    const { data, response } = await this.operations.confineToken({ body: { token, caveats } });
    return wanted(data?.token, response);
  }

  /** Asks whether the calling provider could redeem a token now, with a size in bytes where one is given. Nothing is changed. */
  async verify(token: string, size?: number): Promise<RedeemableSupport> {
    const { data, response } = await this.operations.verifyInviteToken({ body: size === undefined ? { token } : { token, size } });
    wanted(data?.spaceId, response);
    return data;
  }

  /**
   * Redeems a token: from then on the calling provider supports the space with `size` bytes. Answers the id of the space. The same
   * provider with the same token and size gets its first answer again, so a call whose answer was lost can be repeated.
   */
  async redeem(token: string, size: number): Promise<string> {
    const { response } = await this.operations.providerSpaceSupport({ body: { token, size } });
    const location = response.status === 201 ? response.headers.get('Location') : null;
    return wanted(/^\/provider\/spaces\/([^/]+)$/.exec(location ?? '')?.[1], response);
  }

  /** Lists the named tokens of a space, all pages of them, without their texts. */
  async list(spaceId: string): Promise<NamedToken[]> {
    const all: NamedToken[] = [];
    for (let cursor: string | undefined; ; ) {
      const { data, response } = await this.operations.listSpaceNamedTokens({
        path: { id: spaceId },
        ...(cursor === undefined ? {} : { query: { cursor } }),
      });
      // The same cursor again would go on for ever.
      if (!Array.isArray(data?.tokens) || (cursor !== undefined && data.nextCursor === cursor)) throw strange(response);
      all.push(...data.tokens);
      if (data.nextCursor === undefined) return all;
      cursor = data.nextCursor;
    }
  }

  /** Revokes a token by its text: every copy of it dies, however it was confined. Supports that were given for it stay. */
  async revoke(token: string): Promise<void> {
    await this.#revoke({ token });
  }

  /** Revokes a support token of a space by its id, without its text. */
  async revokeById(spaceId: string, tokenId: string): Promise<void> {
    await this.#revoke({ spaceId, tokenId });
  }

  async #revoke(body: TokenRevokeRequest): Promise<void> {
    const { response } = await this.operations.revokeToken({ body });
    if (response.status !== 204) throw strange(response); // nobody is to believe that a token is dead by any other answer
  }

  /** Names the zone, and nothing secret. */
  toString(): string {
    return `Zonemint(${this.#url})`;
  }

  /** The same, for JSON and for Node.js's inspect. */
  toJSON(): string {
    return this.toString();
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/** Checks an address. Its errors do not repeat it, since somebody may have put a password there. */
function address(text: string): string {
  const code = 'invalid_address';
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // what it would say has the text in it
  }
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new ZonemintError({ code, description: 'the address of the zone must be a URL such as https://zone.example.org:8443' });
  }
  if (url.username !== '' || url.password !== '') {
    throw new ZonemintError({ code, description: 'the address of the zone must not have a password in it: use the options for that' });
  }
  const path = url.pathname.replace(/\/+$/, '');
  return url.origin + (path === '' ? basePath : path);
}

/** Checks the parameters of a path by the contract's pattern. What is no id, such as "..", could make it that of another operation. */
async function checkPath(request: unknown): Promise<void> {
  const { url, path } = request as { url: string; path?: Record<string, unknown> };
  for (const [, name = ''] of url.matchAll(/\{(\w+)\}/g)) {
    const value = path?.[name];
    if (typeof value === 'string' && /^[A-Za-z0-9_-]{1,128}$/.test(value)) continue;
    const description = `the parameter ${name} is not an id: 1 to 128 of the characters A-Z, a-z, 0-9, _ and -`;
    throw new ZonemintError({ code: 'invalid_argument', description });
  }
}

function credentials({ username, password, token }: ZonemintOptions): [string, string] | undefined {
  if (token !== undefined) return ['X-Auth-Token', token];
  if (username === undefined) return undefined;
  const bytes = new TextEncoder().encode(`${username}:${password ?? ''}`);
  return ['Authorization', `Basic ${btoa(String.fromCharCode(...bytes))}`];
}

/** Takes an answer without what it is asked for as one that is not of a zone. */
function wanted(text: string | undefined, response: Response): string {
  if (typeof text !== 'string' || text === '') throw strange(response);
  return text;
}

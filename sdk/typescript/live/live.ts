// Makes the checks that all SDKs make against a server that runs, which test/sdk starts. It prints the name of each that holds, and ends
// at the first that does not.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import { Zonemint, ZonemintError, type ZonemintOptions } from '@zonemint/sdk';

/** What tokens are redeemed for, in bytes. */
const size = 2 ** 30;

const secrets = [env('ZONEMINT_PROVIDER_TOKEN'), env('ZONEMINT_OTHER_PASSWORD')]; // what no text may have
const texts: string[] = []; // of errors and clients
let checks = 0;

const space = env('ZONEMINT_SPACE');
const admin = { username: env('ZONEMINT_USER'), password: env('ZONEMINT_PASSWORD') };
const outsider = { username: env('ZONEMINT_OTHER_USER'), password: env('ZONEMINT_OTHER_PASSWORD') };
const member = client('ZONEMINT_URL', admin);
const provider = client('ZONEMINT_URL', { token: env('ZONEMINT_PROVIDER_TOKEN') });

const redeemed = await life();
await refusals();
await retries(redeemed);
await others();
for (const secret of secrets) assert(!texts.some((text) => text.includes(secret)), 'a secret is in a text');
assert(texts.length > 10 && secrets.length > 3, `${texts.length} texts and ${secrets.length} secrets are too few`);
done('no secrets');
console.log(`${checks} checks`);

function env(name: string): string {
  const value = process.env[name];
  assert(value, `${name} is not set`);
  return value;
}

/** Makes a client for the server that a variable names. */
function client(variable: string, options: Omit<ZonemintOptions, 'url'> = {}): Zonemint {
  const c = new Zonemint({ url: env(variable), ...options });
  texts.push(`${c}`, inspect(c, { depth: null, showHidden: true }), inspect({ ...c }, { depth: null, showHidden: true }), JSON.stringify(c));
  return c;
}

/** Notes a check that holds. */
function done(check: string): void {
  checks++;
  console.log(`check ${check}`);
}

/** Wants an error with a status and a code. */
async function refused(call: Promise<unknown>, status: number, code: string): Promise<ZonemintError> {
  const error = await call.then(() => undefined, (reason: unknown) => reason);
  assert(error instanceof ZonemintError, `${inspect(error)}, want ${status} ${code}`);
  assert.deepEqual([error.status, error.code], [status, code], error.message);
  texts.push(`${error}`, inspect(error, { depth: null, showHidden: true }), JSON.stringify(error), error.description);
  return error;
}

/** The life of support tokens. It answers the one that the space was supported for. */
async function life(): Promise<string> {
  const token = await member.mint(space);
  secrets.push(token);
  done('mint');

  const named = await member.mintWith(space, { name: 'five sites', usageLimit: 5 });
  secrets.push(named.token);
  done('mint with options');

  const read = await provider.examine(token);
  assert.deepEqual([read.verified, read.spaceId], [false, space]);
  done('examine');

  const confined = await member.confine(token, { type: 'size', maxSize: size });
  secrets.push(confined);
  assert.equal((await member.examine(confined)).caveats.at(-1)?.maxSize, size);
  done('confine');

  const found = await provider.verify(confined, size);
  assert.deepEqual([found.spaceId, found.usesLeft, found.maxSize], [space, 1, size]);
  done('verify');

  for (const check of ['redeem', 'redeem again']) {
    assert.equal(await provider.redeem(confined, size), space);
    done(check);
  }

  const all = await member.list(space);
  assert.deepEqual(all.map(({ tokenId, usageLimit }) => [tokenId, usageLimit]), [[named.tokenId, 5]]);
  done('list');

  await member.revoke(named.token);
  await refused(provider.redeem(named.token, size), 400, 'token_revoked');
  done('revoke');
  return confined;
}

async function refusals(): Promise<void> {
  const stranger = client('ZONEMINT_URL', { ...admin, password: `not ${admin.password}` });
  assert((await refused(stranger.mint(space), 401, 'invalid_credentials')).requestId, 'there is no request id');
  done('401');
  await refused(client('ZONEMINT_URL', outsider).mint(space), 403, 'forbidden');
  done('403');
  await refused(member.mint('no-such-space'), 404, 'not_found');
  done('404');
  await refused(client('ZONEMINT_STRANGE_URL').mint(space), 502, 'bad_answer');
  done('strange answer');
  const begin = Date.now();
  await refused(client('ZONEMINT_DEAD_URL', { timeout: 200 }).mint(space), 0, 'timeout');
  assert(Date.now() - begin < 10_000, `after ${Date.now() - begin} ms`);
  done('timeout');
}

/** Made through a proxy that refuses the first request of each kind. */
async function retries(token: string): Promise<void> {
  const through = client('ZONEMINT_BUSY_URL', admin);
  secrets.push(await through.mint(space));
  done('retry minting');

  const redeeming = client('ZONEMINT_BUSY_URL', { token: env('ZONEMINT_PROVIDER_TOKEN') });
  assert.equal(await redeeming.redeem(token, size), space);
  done('retry redeeming');

  assert.equal((await refused(through.mintWith(space, { name: 'another' }), 503, 'unavailable')).retryAfter, 1);
  done('no retry');
}

async function others(): Promise<void> {
  // The certificate in ZONEMINT_CA_FILE is trusted since NODE_EXTRA_CA_CERTS names it too.
  assert.equal(env('NODE_EXTRA_CA_CERTS'), env('ZONEMINT_CA_FILE'));
  secrets.push(await client('ZONEMINT_HTTPS_URL', admin).mint(space));
  done('https');

  const { data } = await client('ZONEMINT_URL').operations.getConfiguration();
  assert.equal(data.name, 'onezone');
  done('other operations');
}

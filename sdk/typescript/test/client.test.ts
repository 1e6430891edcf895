import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { version, Zonemint, ZonemintError, type ZonemintOptions } from '../src/index.js';
import { answer, client, closed, refused, secret, serve, type Got } from './server.js';

test('what a request says of who makes it', async () => {
  let got: Got | undefined;
  const url = await serve((request, response) => {
    got = request;
    answer(response, 200, '{"token":"t"}');
  });
  const cases: [Omit<ZonemintOptions, 'url'>, string | undefined, string | undefined][] = [
    [{}, undefined, undefined],
    [{ username: 'zoë', password: 'pä:ss' }, 'Basic em/Dqzpww6Q6c3M=', undefined],
    [{ token: 'abc' }, undefined, 'abc'],
    [{ username: 'a', password: 'b', token: 'abc' }, undefined, 'abc'],
  ];
  for (const [options, authorization, token] of cases) {
    assert.equal(await new Zonemint({ url, ...options }).mint('s'), 't');
    assert.equal(got?.headers.authorization, authorization);
    assert.equal(got?.headers['x-auth-token'], token);
    assert.equal(got?.headers['user-agent'], `zonemint-typescript/${version}`);
    assert.equal(got?.headers.accept, 'application/json');
    assert.equal(got?.url, '/api/v3/onezone/spaces/s/providers/token');
  }
});

test('which addresses are taken, and what they become', () => {
  const cases: Record<string, string | undefined> = {
    'https://zone.example.org:8443': 'https://zone.example.org:8443/api/v3/onezone',
    'https://zone.example.org/': 'https://zone.example.org/api/v3/onezone',
    'https://zone.example.org/api/v3/onezone/': 'https://zone.example.org/api/v3/onezone',
    'https://example.org/zones/one/api/v3/onezone': 'https://example.org/zones/one/api/v3/onezone',
    'http://[::1]:8080': 'http://[::1]:8080/api/v3/onezone',
    '': undefined,
    'zone.example.org': undefined,
    'ftp://zone.example.org': undefined,
    [`https://zone.example.org?token=${secret}`]: undefined,
    'https://zone.example.org#a': undefined,
    [`https://ada:${secret}@zone.example.org`]: undefined,
    [`https://ada:${secret}@zone.example.org:port`]: undefined,
  };
  for (const [url, want] of Object.entries(cases)) {
    if (want !== undefined) {
      assert.equal(`${new Zonemint({ url })}`, `Zonemint(${want})`);
      continue;
    }
    assert.throws(() => new Zonemint({ url }), (error: unknown) =>
      error instanceof ZonemintError && error.code === 'invalid_address' && !inspect(error).includes(secret));
  }
});

const calls: Record<string, (zone: Zonemint) => Promise<unknown>> = {
  mint: (zone) => zone.mint('s'),
  mintWith: (zone) => zone.mintWith('s', {}),
  examine: (zone) => zone.examine(secret),
  confine: (zone) => zone.confine(secret),
  verify: (zone) => zone.verify(secret, 1),
  redeem: (zone) => zone.redeem(secret, 1),
  list: (zone) => zone.list('s'),
  revoke: (zone) => zone.revoke(secret),
  revokeById: (zone) => zone.revokeById('s', 't'),
};

test('whatever is not what a zone would send is an error', async () => {
  let now: [number, string] = [200, ''];
  const zone = await client((_, response) => answer(response, ...now));
  const answers: [number, string][] = [
    [200, ''], [200, 'null'], [200, '{}'], [200, '[]'], [200, `"${secret}"`], [200, '{"token":7,"tokens":7,"tokenId":7,"spaceId":7}'],
    [200, `<html>${secret}`], [200, '{"token":'], [201, ''], [201, '{}'], [202, '{}'], [301, ''], [304, ''], [400, 'null'],
    [403, `{"error":"${secret}","error_description":"x"}`], [404, '{"error":"not_found"}'], [502, `<html>${secret}`], [503, ''],
  ];
  for (const [name, call] of Object.entries(calls)) {
    for (now of answers) await refused(call(zone), now[0], 'bad_answer').catch((error: Error) => assert.fail(`${name}, ${now}: ${error.message}`));
  }
});

test('the generated operations tell what is not JSON from an answer of a zone too', async () => {
  for (const [status, body] of [[200, ''], [200, '<html>'], [200, '{"name":'], [202, '{}'], [201, '<html>']] as const) {
    const zone = await client((_, response) => answer(response, status, body));
    await refused(zone.operations.getConfiguration(), status, 'bad_answer');
  }
});

test('a success of another kind does not pass for one', async () => {
  await refused((await client((_, response) => answer(response, 201, '', { Location: '/spaces/s' }))).redeem(secret, 1), 201, 'bad_answer');
  await refused((await client((_, response) => answer(response, 200, '{}', { Location: '/provider/spaces/s' }))).redeem(secret, 1), 200, 'bad_answer');
  await refused((await client((_, response) => answer(response, 200, '{}'))).revoke(secret), 200, 'bad_answer');
});

test('the error has what the zone has said, without what could be a token', async () => {
  const zone = await client((_, response) =>
    answer(response, 400, `{"error":"token_used","error_description":"${secret} was used:\\u001b[2J ask for a new one."}`));
  const error = await refused(zone.redeem(secret, 1), 400, 'token_used');
  assert.equal(error.message, '[redacted] was used:\uFFFD[2J ask for a new one (token_used, status 400, request r-1)');
  assert.equal(error.requestId, 'r-1');
  await refused(zone.operations.getUser({ path: { id: 'u' } }), 400, 'token_used');
});

test('all pages of a list are read, and one that goes in circles ends', async () => {
  const token = (tokenId: string) =>
    ({ tokenId, name: 'n', memo: '', issuer: 'u', createdAt: 1, usageLimit: 1, uses: 0, revoked: false, caveats: [] });
  const zone = await client(({ url }, response) => {
    const cursor = new URL(url, 'http://localhost').searchParams.get('cursor');
    answer(response, 200, JSON.stringify(cursor ? { tokens: [token(cursor)] } : { tokens: [token('one')], nextCursor: 'c' }));
  });
  assert.deepEqual((await zone.list('s')).map(({ tokenId }) => tokenId), ['one', 'c']);
  await refused((await client((_, response) => answer(response, 200, '{"tokens":[],"nextCursor":"c"}'))).list('s'), 200, 'bad_answer');
});

test('a redirect is not followed: credentials are for the zone alone', async () => {
  let followed = false;
  const elsewhere = await serve((_, response) => {
    followed = true;
    answer(response, 200, '{"token":"t"}');
  });
  await refused((await client((_, response) => answer(response, 307, '', { Location: elsewhere }), { token: secret })).mint('s'), 307, 'bad_answer');
  assert.equal(followed, false);
});

test('a time-out, a cancelled call and a server that is not there are errors too', async () => {
  const dead = await client(() => undefined, { timeout: 50 });
  await refused(dead.mint('s'), 0, 'timeout');
  const slow = await client((_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).flushHeaders(), { timeout: 50 });
  await refused(slow.mint('s'), 0, 'timeout');

  const stop = new AbortController();
  const waiting = await client(() => stop.abort(), { timeout: 0 });
  await refused(waiting.operations.getConfiguration({ signal: stop.signal }), 0, 'canceled');

  const gone = await refused(new Zonemint({ url: await closed() }).mint('s'), 0, 'unreachable');
  assert.match(gone.message, /ECONNREFUSED/);
});

test('however a client is shown, its credentials are not', () => {
  for (const options of [{ username: 'ada', password: secret }, { token: secret }]) {
    const zone = new Zonemint({ url: 'https://zone.example.org', ...options });
    const hidden = Buffer.from(`ada:${secret}`).toString('base64');
    const texts = [zone, { ...zone }, zone.operations].flatMap((x) => [inspect(x, { depth: null, showHidden: true }), JSON.stringify(x), `${x}`]);
    for (const text of texts) assert(!text.includes(secret) && !text.includes(hidden), text);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sleep, transport } from '../src/transport.js';
import { answer, client, refused } from './server.js';

interface Case {
  method?: string;
  path?: string;
  answers: number[];
  after: string;
  waits: number[];
  want?: number; // status of the error
}

const cases: Record<string, Case> = {
  'at once': { answers: [200], after: '1', waits: [] },
  'once busy': { answers: [503, 200], after: '3', waits: [3] },
  'too many': { answers: [429, 200], after: '3', waits: [3] },
  'busy for long': { answers: [503, 503, 503], after: '9', waits: [9, 9], want: 503 },
  'longer than it waits': { answers: [503], after: '31', waits: [], want: 503 },
  'it does not say': { answers: [503], after: '', waits: [], want: 503 },
  nonsense: { answers: [503], after: 'soon', waits: [], want: 503 },
  negative: { answers: [503], after: '-1', waits: [], want: 503 },
  'a date': { answers: [503, 200], after: 'Tue, 14 Nov 2023 22:13:25 GMT', waits: [5] },
  'a date that is over': { answers: [503], after: 'Tue, 14 Nov 2023 22:13:15 GMT', waits: [], want: 503 },
  'another status': { answers: [500], after: '1', waits: [], want: 500 },
  redeeming: { method: 'POST', path: '/api/v3/onezone/provider/spaces/support', answers: [503, 201], after: '1', waits: [1] },
  confining: { method: 'POST', path: '/api/v3/onezone/tokens/confine', answers: [503, 200], after: '1', waits: [1] },
  deleting: { method: 'DELETE', path: '/spaces/s', answers: [503, 204], after: '1', waits: [1] },
  creating: { method: 'POST', path: '/spaces', answers: [503], after: '1', waits: [], want: 503 },
  'creating, too many': { method: 'POST', path: '/spaces', answers: [429], after: '1', waits: [], want: 429 },
  'minting with options': { method: 'POST', path: '/spaces/s/providers/token', answers: [503], after: '1', waits: [], want: 503 },
  'a password': { method: 'PUT', path: '/user/password', answers: [503], after: '1', waits: [], want: 503 },
  'a change': { method: 'PATCH', path: '/provider/spaces/support', answers: [503], after: '1', waits: [], want: 503 },
};

for (const [name, { method = 'GET', path = '/user', answers, after, waits, want }] of Object.entries(cases)) {
  test(`sent again or not: ${name}`, async () => {
    const left = [...answers];
    const waited: number[] = [];
    const sent: unknown[] = [];
    const send = transport({
      credentials: undefined, timeout: 0, retries: 2, now: () => 1_700_000_000_000, random: () => 0,
      wait: (milliseconds) => Promise.resolve(void waited.push(milliseconds / 1000)),
      fetch: (_, init) => {
        sent.push(init?.body);
        const status = left.shift() ?? assert.fail('asked once more');
        const headers = { 'Content-Type': 'application/json', 'Retry-After': after };
        return Promise.resolve(new Response(status === 204 ? null : '{}', { status, headers }));
      },
    });
    const call = send(`https://zone.example.org${path}`, { method, ...(method === 'POST' ? { body: 'body' } : {}) });
    if (want === undefined) assert.equal((await call).status, answers.at(-1));
    else await refused(call, want, 'bad_answer');
    assert.deepEqual([left, waited], [[], waits]);
    assert.deepEqual(sent, answers.map(() => (method === 'POST' ? 'body' : null)));
  });
}

test('a wait is never shorter than the server asks for, and at most half as long again', async () => {
  for (const [random, want] of [[0, 1000], [0.5, 1250], [1, 1500]] as const) {
    const waited: number[] = [];
    const send = transport({
      credentials: undefined, timeout: 0, retries: 1, now: Date.now, random: () => random,
      wait: (milliseconds) => Promise.resolve(void waited.push(milliseconds)),
      fetch: () => Promise.resolve(new Response('', { status: 503, headers: { 'Retry-After': '1' } })),
    });
    await refused(send('https://zone.example.org'), 503, 'bad_answer');
    assert.deepEqual(waited, [want]);
  }
});

test('without retries a request is sent once', async () => {
  let count = 0;
  const zone = await client((_, response) => {
    count++;
    answer(response, 429, '{"error":"too_many_requests","error_description":"slow down"}', { 'Retry-After': '1' });
  }, { retries: 0 });
  assert.equal((await refused(zone.mint('s'), 429, 'too_many_requests')).retryAfter, 1);
  assert.equal(count, 1);
});

test('waiting takes its time, unless it is interrupted', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let over = false;
  const waiting = sleep(60_000, new AbortController().signal).then(() => (over = true));
  t.mock.timers.tick(59_999);
  await Promise.resolve();
  assert.equal(over, false);
  t.mock.timers.tick(1);
  await waiting;

  const stop = new AbortController();
  const interrupted = sleep(60_000, stop.signal);
  stop.abort();
  await assert.rejects(interrupted, { name: 'AbortError' });
  await assert.rejects(sleep(60_000, stop.signal), { name: 'AbortError' });

  const send = transport({
    credentials: undefined, timeout: 0, retries: 1, now: Date.now, random: () => 0,
    wait: (_, signal) => Promise.reject(signal.aborted ? signal.reason : new DOMException('stop', 'AbortError')),
    fetch: () => Promise.resolve(new Response('', { status: 503, headers: { 'Retry-After': '1' } })),
  });
  await refused(send('https://zone.example.org'), 0, 'canceled');
});

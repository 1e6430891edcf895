import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Zonemint, ZonemintError } from '../src/index.js';

test('what is no id is refused before anything is sent', async () => {
  let sent = 0;
  const fetch = async () => {
    sent++;
    return new Response(null, { status: 204 });
  };
  const zone = new Zonemint({ url: 'https://zone.example.org', fetch });
  const hostile: unknown[] = [
    '.', '..', '...', '', ' ', '%2e', '%2e%2e', '..%2f', '%2F', 'a/b', 'a/../b', '/', '../..', '\\', '?x', '#', 'a b', 'é', 'a\n',
    'a\0', 'a;b',
    'a'.repeat(129), undefined, null, 5, ['..'], {},
  ];
  for (const value of hostile) {
    const id = value as string;
    await assert.rejects(zone.mint(id), refused('id'));
    await assert.rejects(zone.list(id), refused('id'));
    await assert.rejects(zone.operations.removeSpaceUser({ path: { id: 's1', uid: id } }), refused('uid'));
  }
  assert.equal(sent, 0);
});

function refused(name: string): (error: unknown) => boolean {
  const description = `the parameter ${name} is not an id: 1 to 128 of the characters A-Z, a-z, 0-9, _ and -`;
  return (error) =>
    error instanceof ZonemintError && error.status === 0 && error.code === 'invalid_argument' && error.description === description;
}

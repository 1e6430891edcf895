// The example of the README: a member of a space mints a token, and a provider redeems it.
import { Zonemint, ZonemintError } from '@zonemint/sdk';

const { ZONEMINT_URL: url = '', ZONEMINT_USER: username = '', ZONEMINT_PASSWORD: password = '' } = process.env;
const { ZONEMINT_SPACE: spaceId = '', ZONEMINT_PROVIDER_TOKEN: providerToken = '' } = process.env;

const member = new Zonemint({ url, username, password });
const token = await member.mint(spaceId);

const provider = new Zonemint({ url, token: providerToken });
const size = 2 ** 30;
try {
  const space = await provider.redeem(token, size);
  console.log(`space ${space} has ${size} bytes more`);
} catch (error) {
  if (!(error instanceof ZonemintError) || error.code !== 'token_used') throw error;
  console.error('somebody else was quicker: ask for a new token');
  process.exitCode = 1;
}

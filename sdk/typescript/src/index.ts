/**
 * A client of zonemint, a self-hosted authority for space support tokens: {@link Zonemint} to call a zone, {@link ZonemintError} for
 * whatever goes wrong, and the types of the contract.
 */
export { Zonemint, type ZonemintOptions } from './client.js';
export { ZonemintError } from './errors.js';
export { version } from './version.js';
export { Operations } from './generated/sdk.gen.js';
export type * from './generated/types.gen.js';

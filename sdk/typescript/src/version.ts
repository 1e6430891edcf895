/** The version of this SDK, which is that of the contract that it was made from. */
export const version = '0.1.0';

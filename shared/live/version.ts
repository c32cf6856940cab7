/** Changed whenever the wire changes; version.test.ts hashes the wire and fails until this follows. */
export const protocolVersion = '9';

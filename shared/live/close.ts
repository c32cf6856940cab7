/** Reasons with which the server closes a socket for good: the client does not reconnect. */
export const finalReasons = ['unauthenticated', 'login_revoked', 'protocol_version'] as const;
export type FinalReason = (typeof finalReasons)[number];

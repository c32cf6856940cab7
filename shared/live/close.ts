/** Reasons with which the server ends a socket for good: the client does not come back by itself. */
export const finalReasons = ['unauthenticated', 'login_revoked', 'protocol_version'] as const;
export type FinalReason = (typeof finalReasons)[number];

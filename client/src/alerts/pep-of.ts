/** The screening section of a session's page. */
export const pepOf = (sessionId: string) => `/sessions/${sessionId}#pep`;

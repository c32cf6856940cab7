/** The part of a session's page that tells who on a list may be the subject. */
export const pepOf = (sessionId: string) => `/sessions/${sessionId}#pep`;

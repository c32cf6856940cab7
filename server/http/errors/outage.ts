/** Of Postgres: the server is starting or stopping (57P), the line broke (08), there is no room or no connection left (53). */
const ofDatabase = /^(57P0[1-5]|08\d{3}|53\d{3}|58030)$/;
/** Of the system: the line to a database, and a disk that is full, read-only, broken or out of handles. */
const ofSystem =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO|EMFILE|ENFILE)$/;
/** The drivers say these without a code. */
const ofDriver =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** Something that we need is away: it is nobody's fault here, and trying again later helps. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as Error & { code?: unknown };
  return (
    (typeof code === 'string' && (ofDatabase.test(code) || ofSystem.test(code))) ||
    ofDriver.test(error.message) ||
    (error instanceof AggregateError && error.errors.some(isOutage)) ||
    isOutage(cause)
  );
}

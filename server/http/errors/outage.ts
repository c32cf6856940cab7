/** Postgres: the server is starting or stopping (57P), the connection failed (08), out of disk space or connections (53). */
const ofDatabase = /^(57P0[1-5]|08\d{3}|53\d{3}|58030)$/;
/** System: the connection to a database failed, or a disk is full, read-only, broken or out of file handles. */
const ofSystem =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO|EMFILE|ENFILE)$/;
/** The drivers report these without a code. */
const ofDriver =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** A dependency is unavailable: the request is not at fault, and a later retry helps. */
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

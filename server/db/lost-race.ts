/** Serialization failure or deadlock: the database took everything back, and the same work may be run again. */
export function isLostRace(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01';
}

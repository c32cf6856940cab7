import { listBusy } from './acquire-import.ts';

const busy = new Set<string>();

/**
 * Runs an upload or fetch of a company's list, one at a time on this node: before a byte of the files is taken in, which may
 * have hundreds of megabytes. Across nodes, `acquireImport` sees to it.
 * @throws Problem list_busy
 */
export async function inCompanyTurn<T>(companyId: string, work: () => Promise<T>): Promise<T> {
  if (busy.has(companyId)) throw listBusy();
  busy.add(companyId);
  try {
    return await work();
  } finally {
    busy.delete(companyId);
  }
}

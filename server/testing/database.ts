import type { Db } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { makeTemplate } from './servers/template.ts';

let template: Promise<Blob> | undefined;

/** A fresh migrated embedded database. The caller destroys it. */
export async function makeDatabase(): Promise<Db> {
  template ??= makeTemplate();
  return openDatabase({ memory: await template });
}

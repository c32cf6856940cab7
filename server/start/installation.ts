import { randomUUID } from 'node:crypto';
import type { Db, Trx } from '../db/database.ts';
import type { Keyring } from '../keyring.ts';
import { seal, sealedBy, unseal } from '../reports/signing/seal.ts';

/**
 * Returns the id of this installation, which is generated at its first start. Detects a SECRET other than the one with which the
 * database was set up: capture tokens, logins and sealed keys could not be opened, which would otherwise surface only as a
 * failing report. Keys sealed with a previous secret are sealed again with the current one.
 *
 * @param reset accept the loss of everything sealed with a lost secret
 * @throws Error with a message for the administrator
 */
export async function openInstallation(db: Db, keyring: Keyring, reset = false): Promise<string> {
  await db
    .insertInto('installation')
    .values({ id: randomUUID(), key_id: keyring.current.id })
    .onConflict((oc) => oc.doNothing())
    .execute();
  return db.transaction().execute(async (trx) => {
    const { id, key_id } = await trx
      .selectFrom('installation')
      .select(['id', 'key_id'])
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (!keyring.find(key_id) && !reset) {
      throw new Error(
        'SECRET is not the one that this database was set up with. Set that one, or name it in SECRET_PREVIOUS to replace it. ' +
          'If it is lost, start once with SECRET_RESET=on: everybody is signed out, capture links end, and companies upload their certificates again',
      );
    }
    await resealKeys(trx, keyring, reset);
    await trx.updateTable('installation').set({ key_id: keyring.current.id }).where('id', '=', id).execute();
    return id;
  });
}

async function resealKeys(trx: Trx, keyring: Keyring, reset: boolean): Promise<void> {
  const rows = await trx
    .selectFrom('signing_certificate')
    .select(['id', 'key_sealed'])
    .where('key_sealed', 'is not', null)
    .execute();
  for (const { id, key_sealed } of rows) {
    const keyId = sealedBy(key_sealed!);
    if (keyId === keyring.current.id) continue;
    const isKnown = keyring.find(keyId) !== undefined;
    if (!isKnown && !reset) {
      throw new Error('a signing key was sealed with a secret that is not among SECRET and SECRET_PREVIOUS');
    }
    await trx
      .updateTable('signing_certificate')
      .set(
        isKnown
          ? { key_sealed: seal(keyring, unseal(keyring, key_sealed!)) }
          : { key_sealed: null, retired_at: new Date() },
      )
      .where('id', '=', id)
      .execute();
  }
}

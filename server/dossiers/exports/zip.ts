import { Readable } from 'node:stream';
import { makeZip } from 'client-zip';
import type { Actor, Fact } from '../../../shared/event.ts';
import { transact } from '../../log/transact.ts';
import { type MakeParts, openDossier } from '../make.ts';
import { type DossierRow, findDossier } from '../queries.ts';
import { listItems } from './queries.ts';

type Item = Awaited<ReturnType<typeof listItems>>[number];

/**
 * An export as ZIP, file by file as fast as it is taken; PDFs are packed inside, so they are stored as they are. No name of
 * a person stands in a file's name. The log is told how many went out, also when the reader left early.
 */
export function zipExport(ctx: MakeParts, companyId: string, actor: Actor, exportId: string): Readable {
  return Readable.from(bytes(), { objectMode: false, highWaterMark: 256 * 1024 });

  async function* bytes(): AsyncGenerator<Uint8Array> {
    const out: DossierRow[] = [];
    const items = await listItems(ctx.db, companyId, exportId);
    async function* files() {
      yield { name: 'index.csv', input: indexOf(items), lastModified: newest(items) };
      for (const { dossier_id } of items) {
        const row = dossier_id === null ? undefined : await findDossier(ctx.db, companyId, dossier_id);
        // Erased after the index was written: its line is all that is left of it.
        if (!row) continue;
        const input = await openDossier(ctx, companyId, row);
        out.push(row);
        yield { name: fileName(row), input, lastModified: row.made_at };
      }
    }
    try {
      yield* makeZip(files());
    } finally {
      await transact(ctx, companyId, actor, async () => ({
        value: undefined,
        facts: [
          ...out.map(({ id, session_id }) => downloaded(id, session_id)),
          { type: 'dossier_export.downloaded', sessionId: null, data: { exportId, dossiers: out.length } },
        ],
      }));
    }
  }
}

const downloaded = (dossierId: string, sessionId: string): Fact => ({
  type: 'dossier.downloaded',
  sessionId,
  data: { dossierId },
});

/** Its number, and the end of its session's id, which differs most. */
export const fileName = ({ number, session_id }: { number: string; session_id: string }): string =>
  `report-${number}-${session_id.slice(-8)}.pdf`;

const newest = (items: readonly Item[]): Date =>
  new Date(Math.max(0, ...items.map(({ made_at }) => made_at?.getTime() ?? 0)));

/** Numbers, ids and hashes alone need no quotes. */
function indexOf(items: readonly Item[]): string {
  const lines = items.map(({ number, session_id, made_at, sha256 }) =>
    number === null
      ? `,${session_id},,,could not be made`
      : [number, session_id, fileName({ number, session_id }), made_at?.toISOString(), sha256].join(','),
  );
  return `number,session,file,made,sha256\r\n${lines.join('\r\n')}\r\n`;
}

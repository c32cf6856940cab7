import type { FastifyReply } from 'fastify';
import { Problem } from '../http/problem.ts';
import type { Asker } from './asker.ts';
import { tellDownloaded } from './commands.ts';
import { fileName } from './exports/zip.ts';
import { type MakeParts, openDossier } from './make.ts';
import type { DossierRow } from './queries.ts';

/** The file, and in the log that it went out. @throws Problem dossier_not_made */
export async function deliver(
  ctx: MakeParts,
  asker: Asker,
  row: DossierRow,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (row.stage !== 'made') throw new Problem('dossier_not_made', 'Ask for it, and wait until its stage is "made".');
  const file = await openDossier(ctx, asker.companyId, row);
  // First the log: nobody has a copy that it does not know.
  await tellDownloaded(ctx, asker, row);
  return (
    reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="${fileName(row)}"`)
      // It is what it is: a browser must not guess.
      .header('x-content-type-options', 'nosniff')
      .send(file)
  );
}

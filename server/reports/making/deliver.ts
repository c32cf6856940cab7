import type { FastifyReply } from 'fastify';
import { Problem } from '../../http/errors/problem.ts';
import { tellDownloaded } from '../commands.ts';
import { fileName } from '../exports/zip.ts';
import type { ReportRow } from '../queries.ts';
import type { Asker } from './asker.ts';
import { type MakeParts, openReport } from './make.ts';

/** The file, and in the log that it went out. @throws Problem report_not_made */
export async function deliver(
  ctx: MakeParts,
  asker: Asker,
  row: ReportRow,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (row.status !== 'made') throw new Problem('report_not_made', 'Ask for it, and wait until its status is "made".');
  const file = await openReport(ctx, asker.companyId, row);
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

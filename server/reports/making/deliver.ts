import type { FastifyReply } from 'fastify';
import { Problem } from '../../http/errors/problem.ts';
import { tellDownloaded } from '../commands.ts';
import { fileName } from '../exports/zip.ts';
import type { ReportRow } from '../queries.ts';
import type { Asker } from './asker.ts';
import { type MakeParts, openReport } from './make.ts';

/** Sends the file and logs the delivery. @throws Problem report_not_made */
export async function deliver(
  ctx: MakeParts,
  asker: Asker,
  row: ReportRow,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (row.status !== 'made') throw new Problem('report_not_made', 'Ask for it, and wait until its status is "made".');
  const file = await openReport(ctx, asker.companyId, row);
  // Log first: no copy may exist that the log does not record.
  await tellDownloaded(ctx, asker, row);
  return (
    reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="${fileName(row)}"`)
      // Prevents content sniffing by browsers.
      .header('x-content-type-options', 'nosniff')
      .send(file)
  );
}

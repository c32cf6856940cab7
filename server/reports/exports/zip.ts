import { Readable } from 'node:stream';
import { makeZip } from 'client-zip';
import type { Actor, Fact } from '../../../shared/event.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { type MakeParts, openReport } from '../making/make.ts';
import { findReport, type ReportRow } from '../queries.ts';
import { listItems } from './queries.ts';

type Item = Awaited<ReturnType<typeof listItems>>[number];

/**
 * Streams an export as ZIP with backpressure. Entries are stored uncompressed: PDFs are already compressed. File names contain no
 * personal names. The log records how many reports were sent, also if the client disconnects early.
 */
export function zipExport(ctx: MakeParts, companyId: string, actor: Actor, exportId: string): Readable {
  return Readable.from(bytes(), { objectMode: false, highWaterMark: 256 * 1024 });

  async function* bytes(): AsyncGenerator<Uint8Array> {
    const out: ReportRow[] = [];
    const items = await listItems(ctx.db, companyId, exportId);
    const lost = new Set<string>();
    async function* files() {
      for (const { report_id } of items) {
        const row = report_id === null ? undefined : await findReport(ctx.db, companyId, report_id);
        // The report was erased.
        if (!row) continue;
        const input = await openUnlessLost(ctx, companyId, row);
        if (!input) {
          lost.add(row.id);
          continue;
        }
        out.push(row);
        yield { name: fileName(row), input, lastModified: row.made_at };
      }
      // Last, because it lists the missing files.
      yield { name: 'index.csv', input: indexOf(items, lost), lastModified: newest(items) };
    }
    try {
      yield* makeZip(files());
    } finally {
      await transact(ctx, companyId, actor, async () => ({
        value: undefined,
        facts: [
          ...out.map(({ id, session_id }) => downloaded(id, session_id)),
          { type: 'report_export.downloaded', sessionId: null, data: { exportId, reports: out.length } },
        ],
      }));
    }
  }
}

/** A report whose file is lost and cannot be recreated does not block the rest. */
async function openUnlessLost(ctx: MakeParts, companyId: string, row: ReportRow): Promise<Buffer | undefined> {
  try {
    return await openReport(ctx, companyId, row);
  } catch (error) {
    if (error instanceof Problem && error.code === 'report_lost') return undefined;
    throw error;
  }
}

const downloaded = (reportId: string, sessionId: string): Fact => ({
  type: 'report.downloaded',
  sessionId,
  data: { reportId },
});

/** The report's number and the end of its session id, the part that differs most. */
export const fileName = ({ number, session_id }: { number: string; session_id: string }): string =>
  `report-${number}-${session_id.slice(-8)}.pdf`;

const newest = (items: readonly Item[]): Date =>
  new Date(Math.max(0, ...items.map(({ made_at }) => made_at?.getTime() ?? 0)));

/** No quoting needed: the values are numbers, ids and hashes. */
function indexOf(items: readonly Item[], lost: ReadonlySet<string>): string {
  const lines = items.map(({ report_id, number, session_id, made_at, sha256 }) => {
    if (number === null) return `,${session_id},,,could not be made`;
    if (lost.has(report_id!)) return `${number},${session_id},,${made_at?.toISOString()},file was lost`;
    return [number, session_id, fileName({ number, session_id }), made_at?.toISOString(), sha256].join(',');
  });
  return `number,session,file,made,sha256\r\n${lines.join('\r\n')}\r\n`;
}

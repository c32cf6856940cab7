import type { Notifier } from '../log/notifier/notifier.ts';
import type { Io } from './connection.ts';
import { listRoom, watchRoom } from './rooms.ts';

/** Passes on how far reports and exports are, to those who look. What they come to is in the log. @returns ends it */
export function passReports(notifier: Notifier, io: Io): () => void {
  return notifier.listen((message) => {
    if (message.type === 'report') {
      const { companyId, report } = message;
      io.volatile.to(watchRoom(companyId, report.sessionId)).emit('down', { type: 'report', report });
    } else if (message.type === 'report_export') {
      io.volatile.to(listRoom(message.companyId)).emit('down', { type: 'export', export: message.export });
    }
  });
}

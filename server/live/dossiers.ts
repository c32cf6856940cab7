import type { Bell } from '../log/bell.ts';
import type { Io } from './line.ts';
import { listRoom, watchRoom } from './rooms.ts';

/** Passes on how far dossiers and exports are, to those who look. What they come to is in the log. @returns ends it */
export function passDossiers(bell: Bell, io: Io): () => void {
  return bell.listen((message) => {
    if (message.type === 'dossier') {
      const { companyId, dossier } = message;
      io.volatile.to(watchRoom(companyId, dossier.sessionId)).emit('down', { type: 'dossier', dossier });
    } else if (message.type === 'dossier_export') {
      io.volatile.to(listRoom(message.companyId)).emit('down', { type: 'export', export: message.export });
    }
  });
}

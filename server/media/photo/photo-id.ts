import { createHash } from 'node:crypto';
import { authorityOf, type Source } from '../../../shared/session/source.ts';

/**
 * By which id a photo is known in its session. A photo that came with a capture token is not known by the id that the
 * phone chose: an engine's photo may have the same one, and both must have their place. A UUID of version 8 (RFC 9562).
 */
export function photoIdOf(sessionId: string, event: { id: string; source: Pick<Source, 'kind'> }): string {
  if (authorityOf(event.source) === 'engine') return event.id;
  const hex = createHash('sha256').update(`capture photo ${sessionId} ${event.id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

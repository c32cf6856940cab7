import type { Actor } from '../../../shared/event.ts';
import type { Source } from '../../../shared/session/source.ts';

/** What of a Source is the same for everything one sender sends. */
export type Origin = Pick<Source, 'kind' | 'keyId' | 'keyName'>;

/**
 * Who sends capture events: a back office or an engine with its API key, the phone with the session's capture token, or an engine of
 * this server (`kind: 'server'`, actor `system`). The port of all of them is receiveEvents and takePhoto.
 */
export interface EventSender {
  companyId: string;
  actor: Actor;
  origin: Origin;
}

export const keySender = (key: { companyId: string; keyId: string; name: string }): EventSender => ({
  companyId: key.companyId,
  actor: `key:${key.keyId}`,
  origin: { kind: 'key', keyId: key.keyId, keyName: key.name },
});

export const captureSender = (companyId: string, sessionId: string): EventSender => ({
  companyId,
  actor: `capture:${sessionId}`,
  origin: { kind: 'capture', keyId: null, keyName: null },
});

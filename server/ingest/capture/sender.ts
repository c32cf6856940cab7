import type { Actor } from '../../../shared/event.ts';
import type { Authority, Source } from '../../../shared/session/source.ts';

/** What of a Source is the same for all that one reporter says. */
export type Origin = Pick<Source, 'kind' | 'keyId' | 'keyName'>;

/**
 * Who events: a back office or an engine with its API key, the phone with the session's capture token, or an engine of
 * this server (`kind: 'server'`, actor `system`). The port of all of them is takeReports and takePhoto.
 */
export interface EventSender {
  companyId: string;
  actor: Actor;
  origin: Origin;
}

/** A capture token delivers evidence and claims; everything else asserts. */
export const authorityOf = ({ kind }: Pick<Origin, 'kind'>): Authority => (kind === 'capture' ? 'capture' : 'engine');

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

import type { Actor } from '../../shared/event.ts';

/** Who reports: a back office with its API key, or the phone with the session's capture token. */
export interface Reporter {
  companyId: string;
  actor: Actor;
}

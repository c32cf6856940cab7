import type { Conditions } from '../../shared/api/conditions.ts';
import type { Authority } from '../../shared/session/source.ts';
import { contentHash } from '../log/content-hash.ts';

/*
 * What of a row the fact about it covers: the command that writes the row and the check that reads it later compute the same
 * hash. A new column that matters is a new key here, and a new kind of fact.
 */

type Time = Date | string;
const iso = (at: Time): string => new Date(at).toISOString();

export interface DecisionContent {
  id: string;
  kind: string;
  verdict: string | null;
  reviewer_id: string | null;
  at: Time;
  note?: string | undefined;
  tags?: string[] | undefined;
  step: string | null;
  version: number;
  /** As read, or as JSON. */
  results: unknown;
  blind?: boolean | undefined;
  after_reveal?: boolean | undefined;
}

/** @param salt of the session */
export const decisionHash = (salt: Uint8Array, row: DecisionContent): string =>
  contentHash(salt, {
    ...{ id: row.id, kind: row.kind, verdict: row.verdict, reviewerId: row.reviewer_id, at: iso(row.at) },
    ...{ note: row.note ?? '', tags: row.tags ?? [], step: row.step, version: row.version },
    results: typeof row.results === 'string' ? JSON.parse(row.results) : row.results,
    blind: row.blind ?? false,
    afterReveal: row.after_reveal ?? false,
  });

export interface EditContent {
  id: string;
  attempt_id: string;
  field: string;
  before: string | null;
  after: string | null;
  reason: string;
  reviewer_id: string;
  at: Time;
}

/** @param salt of the session */
export const editHash = (salt: Uint8Array, row: EditContent): string =>
  contentHash(salt, {
    ...{ id: row.id, attemptId: row.attempt_id, field: row.field, before: row.before, after: row.after },
    ...{ reason: row.reason, reviewerId: row.reviewer_id, at: iso(row.at) },
  });

export interface HitReviewContent {
  id: string;
  hit_id: string;
  list_id: string;
  source_id: string;
  entry_hash: string;
  verdict: string | null;
  reason: string;
  reviewer_id: string;
  at: Time;
}

/** @param salt of the session */
export const hitReviewHash = (salt: Uint8Array, row: HitReviewContent): string =>
  contentHash(salt, {
    ...{ id: row.id, hitId: row.hit_id, listId: row.list_id, sourceId: row.source_id, entryHash: row.entry_hash },
    ...{ verdict: row.verdict, reason: row.reason, reviewerId: row.reviewer_id, at: iso(row.at) },
  });

export interface LinkReviewContent {
  id: string;
  session_a: string;
  session_b: string;
  verdict: string | null;
  reason: string;
  reviewer_id: string;
  at: Time;
}

/** @param salt of the session on whose page it was said */
export const linkReviewHash = (salt: Uint8Array, row: LinkReviewContent): string =>
  contentHash(salt, {
    ...{ id: row.id, sessionA: row.session_a, sessionB: row.session_b, verdict: row.verdict, reason: row.reason },
    ...{ reviewerId: row.reviewer_id, at: iso(row.at) },
  });

export interface EventContent {
  id: string;
  attempt_id: string;
  n: number;
  type: string;
  authority: Authority;
  at: Date;
  received_at: Date;
  source: object;
  data: object;
}

/** @param salt of the session */
export const eventHash = (salt: Uint8Array, row: EventContent): string =>
  contentHash(salt, {
    ...{ id: row.id, attemptId: row.attempt_id, n: row.n, type: row.type, authority: row.authority },
    ...{ at: iso(row.at), receivedAt: iso(row.received_at) },
    // As JSON holds it: what is undefined is not there.
    ...JSON.parse(JSON.stringify({ source: row.source, data: row.data })),
  });

export interface PhotoContent {
  id: string;
  attempt_id: string;
  kind: string;
  width: number;
  height: number;
  size: number;
  /** Of the photo as it was sent. */
  sha256: Uint8Array;
  /** Of the files in the media store. */
  file_sha256: Uint8Array;
  thumb_sha256: Uint8Array;
}

/** @param salt of the session */
export const photoHash = (salt: Uint8Array, row: PhotoContent): string =>
  contentHash(salt, {
    ...{ id: row.id, attemptId: row.attempt_id, kind: row.kind, width: row.width, height: row.height, size: row.size },
    ...{ sha256: hex(row.sha256), fileSha256: hex(row.file_sha256), thumbSha256: hex(row.thumb_sha256) },
  });

const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex');

/** Conditions hold nothing about persons: the company's id is the key. */
export const conditionsHash = (companyId: string, set: { version: number; conditions: Conditions }): string =>
  contentHash(companyId, { version: set.version, conditions: set.conditions });

import type { Subject } from '../document/document.ts';
import type { MrzCheck } from '../document/mrz.ts';

/**
 * Authority of a source. `capture`: with the session's capture token. It delivers evidence (consent, steps, photos) and
 * claims. `engine`: with a company's API key, or by an engine of the server itself. It asserts.
 */
export const authorities = ['capture', 'engine'] as const;
export type Authority = (typeof authorities)[number];

/** `connection`: observed by the server, asserted by no client. `server`: an engine that runs on the server itself. */
export const sourceKinds = ['capture', 'key', 'server', 'connection'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** The engine that produced a value, as named by its sender. */
export interface EngineVersion {
  name: string;
  version: string;
}

/** Source of a value: who asserted it, with which engine, and when. */
export interface Source {
  kind: SourceKind;
  /** The API key, with its name at that time. */
  keyId: string | null;
  keyName: string | null;
  engine: EngineVersion | null;
  /** Time of receipt, by the server's clock. */
  at: string;
}

/** A capture token delivers evidence and claims; everything else asserts. */
export const authorityOf = ({ kind }: Pick<Source, 'kind'>): Authority => (kind === 'capture' ? 'capture' : 'engine');

/** Claims of the capture page do not count. */
export const isAsserted = (source: Source | undefined): boolean => source?.kind === 'key' || source?.kind === 'server';

export const sourcedValues = [
  'livenessPassed',
  'documentValid',
  'faceLevel',
  'matchConfidence',
  'idReal',
  'fullId',
  'outcome',
  'mrz',
  'documentType',
  'issuingState',
  'clientIp',
  'userAgent',
] as const;
/** A value of an attempt whose source is stored. */
export type SourcedValue = (typeof sourcedValues)[number] | `subject.${keyof Subject}`;

export type Sources = Partial<Record<SourcedValue, Source>>;

/** A value that the capture page claims to have read. No condition uses it, and it fills no verified value. */
export interface Claim {
  subject: Subject | null;
  mrz: MrzCheck | null;
  issuingState: string | null;
  source: Source;
}

/** Photos that a completed attempt must have. `face`: a selfie or a frame of the liveness challenge. */
export const requiredPhotos = ['document_front', 'document_back', 'face'] as const;
export type RequiredPhoto = (typeof requiredPhotos)[number];

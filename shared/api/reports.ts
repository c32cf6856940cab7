import Type, { type Static } from 'typebox';
import type { OutsideEffect } from '../fact-effects.ts';
import { exportStates, papers, type ReportIssue, reportStatuses } from '../report/report.ts';
import { Exact, Id, Nullable, OneOf, Sha256, Time } from '../schema.ts';
import { mostSelected } from '../session/session-list.ts';
import { languages } from '../text/language.ts';
import { SessionFilter } from './review.ts';

/**
 * POST /api/sessions/:id/reports: the report of the session's current state; made if there is none. 200: it is ready; 202: in
 * progress.
 */
export const ReportRequest = Exact({
  paper: OneOf(papers),
  language: Type.Optional(OneOf(languages, { description: 'English where it is left out' })),
});
export type ReportRequest = Static<typeof ReportRequest>;

const MadeBy = Exact({ kind: OneOf(['reviewer', 'key']), id: Id, name: Type.String() });
const Checkpoint = Exact({
  seq: Type.Integer({ description: "The last event of the company's log when the record was read" }),
  hash: Sha256,
});

/** GET /api/sessions/:id/reports (newest first), GET /api/sessions/:id/reports/:reportId; file: …/file. The same under /api/v1. */
export const ReportView = Exact({
  id: Id,
  sessionId: Id,
  number: Type.String({ description: 'Year and running number of the company' }),
  paper: OneOf(papers),
  language: OneOf(languages),
  status: OneOf(reportStatuses),
  madeAt: Type.String({ format: 'date-time', description: 'When it was asked for: the time that stands on it' }),
  madeBy: MadeBy,
  final: Type.Boolean({ description: 'The session was decided or had expired' }),
  state: Sha256,
  checkpoint: Checkpoint,
  bytes: Nullable(Type.Integer({ description: 'Of the file; null until it is made' })),
  sha256: Nullable(Sha256),
});
export type ReportView = Static<typeof ReportView>;

export interface ReportsAnswer {
  /** The session's current state: a report with this `state` is up to date. */
  state: string;
  reports: ReportView[];
}

/** POST /api/report-exports: the finished sessions of a filter, as one ZIP. */
export const ExportRequest = Exact({
  filter: SessionFilter,
  ids: Type.Optional(
    Type.Array(Id, { maxItems: mostSelected, uniqueItems: true, description: 'These alone, whatever the filter' }),
  ),
  paper: OneOf(papers),
  language: Type.Optional(OneOf(languages, { description: 'English where it is left out' })),
});
export type ExportRequest = Static<typeof ExportRequest>;

/**
 * GET /api/report-exports (the caller's own, newest first), GET …/:id; DELETE …/:id cancels a running one and deletes a
 * finished one; GET …/:id/file streams the ZIP.
 */
export const ExportView = Exact({
  id: Id,
  reviewerId: Id,
  state: OneOf(exportStates),
  paper: OneOf(papers),
  language: OneOf(languages),
  createdAt: Time,
  total: Type.Integer(),
  /** Processed, including failed ones. */
  done: Type.Integer(),
  /** Not in the ZIP; its index lists them. */
  failed: Type.Integer(),
});
export type ExportView = Static<typeof ExportView>;

/** Result of a check. `altered`: signed by us, and changed since. `foreign`: signed by someone else, or unsigned. */
export const checkVerdicts = ['genuine', 'altered', 'foreign', 'unreadable'] as const;
export type CheckVerdict = (typeof checkVerdicts)[number];

/**
 * What an outsider may know of the session behind a report, now. `superseded`: it was finished or decided after the report;
 * `withdrawn`: its decision was undone. Everything else is confidential to the company: to tell the subject of a screening
 * alert would be tipping off. `erased`: nothing of it is stored.
 */
export type SessionSince = { is: 'unchanged' } | { is: OutsideEffect; at: string } | { is: 'erased' };

/** Shown to the holder of a report, or of its code. */
export interface CheckedReport {
  number: string;
  sessionId: string;
  /** The registered name, which the company cannot change itself; the id never changes. */
  company: ReportIssue['company'];
  madeAt: string;
  /** A reviewer, by the name that the company gives, or one of its API keys: names of keys are free text and not shown. */
  madeBy: { kind: 'reviewer'; name: string } | { kind: 'key' };
  final: boolean;
  state: string;
  sha256: string;
  checkpoint: ReportIssue['checkpoint'];
  since: SessionSince;
}

/** POST /api/check, the PDF as the body (application/pdf). Public, no sign-in. */
export interface CheckAnswer {
  verdict: CheckVerdict;
  /** sha256 of the uploaded file. */
  sha256: string;
  /** Of the signature in the file, as far as it could be read. */
  signature: { by: string; fingerprint: string; at: string | null; coversAll: boolean } | null;
  /** For a genuine one only. */
  report: CheckedReport | null;
}
/** GET /api/check/:code, from the QR code: for comparison with the printed report. */
export type PrintedAnswer = CheckedReport;
/** GET, PUT /api/branding. The logo: GET, PUT (image/png, image/jpeg, image/webp as the body), DELETE /api/branding/logo. */
export const BrandingRequest = Exact({
  colour: Type.String({ pattern: '^#[0-9a-f]{6}$', description: 'Of titles and rules in the PDF' }),
});
export type BrandingRequest = Static<typeof BrandingRequest>;
export interface BrandingView extends BrandingRequest {
  /** The registered name: set by the operator of the installation. */
  name: string;
  /** Identifies the logo's bytes; null when there is none. */
  logo: string | null;
}
/**
 * GET, PUT /api/signing: the certificate that signs the company's reports. PUT (multipart: `password`, then a PKCS #12 file),
 * DELETE.
 */
export interface CertificateView {
  subject: string;
  issuer: string;
  notBefore: string;
  notAfter: string;
  /** sha256 of the certificate, hexadecimal. */
  fingerprint: string;
}
export interface SigningView {
  /** The company's own; null: the installation's is used. */
  own: CertificateView | null;
  installation: CertificateView;
}

import type { AttemptEvent } from '../../../shared/api/ingest.ts';
import type { Subject } from '../../../shared/document/document.ts';
import { levelOfFar } from '../../../shared/far.ts';
import type { AttemptOutcome, AttemptView, StepView } from '../../../shared/session/attempt.ts';
import type { Verification } from '../../../shared/session/session.ts';
import type { Authority, RequiredPhoto, Source, SourcedValue } from '../../../shared/session/source.ts';
import { authorityOf } from '../../../shared/session/source.ts';
import { countryOfIp } from '../../environment/ip-country.ts';
import { checkMrz } from '../../mrz/verdict/mrz-check.ts';
import { deviceKeyOf, deviceOf } from './device.ts';
import type { ReceivedEvent } from './received-event.ts';

/** An attempt as stored: its photos are joined on reading. */
export type Attempt = Omit<AttemptView, 'photoIds'>;

export interface Ending {
  at: string;
  outcome: AttemptOutcome;
  /** How many events of 1 … end of the same authority are missing. */
  missing: number;
  source: Source;
}

/** What the events of one attempt show, before it is known whether it is over. */
export interface Try {
  view: Omit<Attempt, 'number' | 'outcome' | 'finishedAt'>;
  /** Its end, as reported by each authority. */
  ends: Partial<Record<Authority, Ending>>;
  /** The phone itself has sent events of it. */
  hasCapture: boolean;
  lastAt: string;
}

type Of<T extends AttemptEvent['type']> = Extract<ReceivedEvent, { type: T }>;

/**
 * Reads the events of one attempt. First those sent with the capture token, as evidence and claims, then the assertions of
 * engines: so an engine's value takes precedence, whichever arrived first.
 */
export function readAttempt(unordered: readonly ReceivedEvent[]): Try {
  const timed = unordered.map((r) => ({ ...r, at: new Date(r.at).toISOString() }));
  const of = (authority: Authority) =>
    timed.filter((r) => authorityOf(r.source) === authority).sort((a, b) => a.n - b.n);
  const [capture, engine] = [of('capture'), of('engine')];
  const all = [...capture, ...engine];
  const first = all[0]!;
  const reading = new AttemptReading(first.attempt, first.at);
  for (const r of all) reading.take(r);
  const ends: Try['ends'] = {};
  for (const [authority, events] of [['capture', capture] as const, ['engine', engine] as const]) {
    const end = endOf(events);
    if (end) ends[authority] = end;
  }
  return {
    view: reading.finish(),
    ends,
    hasCapture: capture.length > 0,
    lastAt: all
      .map(({ at }) => at)
      .toSorted()
      .at(-1)!,
  };
}

function endOf(events: readonly ReceivedEvent[]): Ending | undefined {
  const end = events.findLast((r): r is Of<'attempt.finished'> => r.type === 'attempt.finished');
  if (!end) return undefined;
  const missing = end.n - events.filter((r) => r.n <= end.n).length;
  return { at: end.at, outcome: end.outcome, missing, source: sourceOf(end) };
}

const sourceOf = (r: ReceivedEvent): Source => ({ ...r.source, engine: 'engine' in r ? (r.engine ?? null) : null });

class AttemptReading {
  readonly #view: Try['view'];
  #lines: { raw: string[]; source: Source } | undefined;
  readonly #claimed: { subject: Subject | null; lines: string[] | null; issuingState: string | null };
  #claimedBy: Source | undefined;
  #hasStarted = false;
  readonly #photos = new Set<string>();

  constructor(id: string, startedAt: string) {
    this.#claimed = { subject: null, lines: null, issuingState: null };
    this.#view = {
      id,
      startedAt,
      device: null,
      userAgent: null,
      clientIp: null,
      ipCountry: null,
      documentType: null,
      issuingState: null,
      steps: [],
      challenges: [],
      subject: null,
      mrz: null,
      verification: nothingKnown(),
      sources: {},
      claim: null,
      photosMissing: [],
    };
  }

  take(r: ReceivedEvent): void {
    const view = this.#view;
    switch (r.type) {
      case 'attempt.started':
        this.#start(r);
        break;
      case 'step.started':
        view.steps.push({ step: r.step, startedAt: r.at, finishedAt: null, outcome: null });
        break;
      case 'step.finished':
        finishStep(view.steps, r);
        break;
      case 'challenge.started':
        view.challenges.push({
          ...{ challenge: r.challenge, startedAt: r.at, finishedAt: null, passed: null },
          source: null,
        });
        break;
      case 'challenge.finished':
        this.#finishChallenge(r);
        break;
      case 'document.chosen':
        this.#choose(r);
        break;
      case 'document.read':
        this.#read(r);
        break;
      case 'result.reported':
        // Events stored before assertions with a capture token were refused: their results are ignored.
        if (authorityOf(r.source) === 'engine') this.#result(r);
        break;
      case 'photo.received':
        this.#photos.add(r.kind);
        break;
      case 'attempt.finished':
        break;
      default:
        r satisfies never;
    }
  }

  finish(): Try['view'] {
    const view = this.#view;
    // Once, however often the lines were read: everything is re-read with every batch.
    if (this.#lines) {
      view.mrz = checkMrz(this.#lines.raw);
      this.#note('mrz', this.#lines.source);
      view.verification.documentValid = view.mrz.valid;
      if (view.mrz.valid !== null) this.#note('documentValid', this.#lines.source);
      const printed = view.mrz.items.find((i) => i.category === 'Issuing state');
      if (view.issuingState === null && printed?.valid) {
        view.issuingState = printed.value;
        this.#note('issuingState', this.#lines.source);
      }
    }
    if (this.#claimedBy) {
      const { lines, ...claimed } = this.#claimed;
      view.claim = { ...claimed, mrz: lines && checkMrz(lines), source: this.#claimedBy };
    }
    view.photosMissing = this.#photosMissing();
    return view;
  }

  /** The phone's address is that of its connection; an API key supplies the address of its own client. */
  #start(r: Of<'attempt.started'>): void {
    const view = this.#view;
    if (!this.#hasStarted) view.startedAt = r.at;
    this.#hasStarted = true;
    const source: Source = authorityOf(r.source) === 'capture' ? { ...sourceOf(r), kind: 'connection' } : sourceOf(r);
    if (r.userAgent !== undefined) {
      view.userAgent = r.userAgent;
      view.device = deviceOf(r.userAgent);
      this.#note('userAgent', source);
    }
    if (r.deviceId !== undefined) view.deviceKey = deviceKeyOf(r.deviceId);
    if (r.clientIp !== undefined) {
      view.clientIp = r.clientIp;
      view.ipCountry = countryOfIp(r.clientIp);
      this.#note('clientIp', source);
    }
  }

  #choose(r: Of<'document.chosen'>): void {
    this.#view.documentType = r.documentType;
    this.#note('documentType', sourceOf(r));
    if (r.issuingState === undefined) return;
    if (authorityOf(r.source) === 'capture') this.#claim(r, { issuingState: r.issuingState });
    else this.#setIssuingState(r.issuingState, sourceOf(r));
  }

  #read(r: Of<'document.read'>): void {
    const source = sourceOf(r);
    if (authorityOf(r.source) === 'capture') {
      this.#claim(r, {
        subject: { ...this.#claimed.subject, ...r.fields } as Subject,
        ...(r.mrz && { lines: r.mrz }),
        ...(r.issuingState && { issuingState: r.issuingState }),
      });
      return;
    }
    this.#view.subject = { ...this.#view.subject, ...r.fields } as Subject;
    for (const field of Object.keys(r.fields)) this.#note(`subject.${field as keyof Subject}`, source);
    if (r.mrz) this.#lines = { raw: r.mrz, source };
    if (r.documentType) {
      this.#view.documentType = r.documentType;
      this.#note('documentType', source);
    }
    if (r.issuingState) this.#setIssuingState(r.issuingState, source);
  }

  /** A later event of a result overrides an earlier one, field by field. */
  #result(r: Of<'result.reported'>): void {
    const level = r.faceLevel ?? (r.far === undefined ? undefined : levelOfFar(r.far));
    const { livenessPassed, matchConfidence, idReal, fullId } = r;
    for (const face of r.faces ?? []) {
      this.#view.faces = [...(this.#view.faces ?? []).filter(({ photo }) => photo !== face.photo), face];
    }
    const reported = { livenessPassed, faceLevel: level, matchConfidence, idReal, fullId };
    for (const name of Object.keys(reported) as (keyof typeof reported)[]) {
      const value = reported[name];
      if (value === undefined) continue;
      Object.assign(this.#view.verification, { [name]: value });
      this.#note(name, sourceOf(r));
    }
  }

  #finishChallenge(r: Of<'challenge.finished'>): void {
    const isEngine = authorityOf(r.source) === 'engine';
    const open = this.#view.challenges.findLast(
      (c) => c.challenge === r.challenge && (c.finishedAt === null || (isEngine && c.source?.kind === 'capture')),
    );
    const result = { passed: r.passed, source: sourceOf(r) };
    if (open) Object.assign(open, result, { finishedAt: open.finishedAt ?? r.at });
    else this.#view.challenges.push({ challenge: r.challenge, startedAt: r.at, finishedAt: r.at, ...result });
  }

  #setIssuingState(state: string, source: Source): void {
    this.#view.issuingState = state;
    this.#note('issuingState', source);
  }

  #claim(r: ReceivedEvent, claimed: Partial<{ subject: Subject; lines: string[]; issuingState: string }>): void {
    Object.assign(this.#claimed, claimed);
    this.#claimedBy = sourceOf(r);
  }

  #note(value: SourcedValue, source: Source): void {
    this.#view.sources[value] = source;
  }

  /**
   * The back is required where the document has a relevant one: a TD1 zone is printed there (ICAO 9303-5), a driving licence has
   * its classes there, and the capture itself may have requested it.
   */
  #photosMissing(): RequiredPhoto[] {
    const { documentType, mrz, claim, steps } = this.#view;
    const asked = steps.some((s) => s.step === 'document_back' && s.outcome !== 'skipped');
    const isTwoSided = documentType === 'driving_licence' || (mrz ?? claim?.mrz)?.format === 'TD1';
    const has = (...kinds: string[]) => kinds.some((kind) => this.#photos.has(kind));
    return [
      ...(has('document_front') ? [] : (['document_front'] as const)),
      ...((asked || isTwoSided) && !has('document_back') ? (['document_back'] as const) : []),
      ...(has('selfie', 'liveness_frame') ? [] : (['face'] as const)),
    ];
  }
}

const nothingKnown = (): Verification => ({
  livenessPassed: null,
  documentValid: null,
  faceLevel: null,
  matchConfidence: null,
  idReal: null,
  fullId: null,
});

function finishStep(steps: StepView[], r: Of<'step.finished'>): void {
  const open = steps.findLast((s) => s.step === r.step && s.finishedAt === null);
  if (open) Object.assign(open, { finishedAt: r.at, outcome: r.outcome });
  else steps.push({ step: r.step, startedAt: r.at, finishedAt: r.at, outcome: r.outcome });
}

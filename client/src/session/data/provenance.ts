import { type Source, type SourcedValue, type Sources, sourceKinds } from '../../../../shared/session/source.ts';
import { words } from '../../session-model/words.ts';

const w = words.provenance;

/** Who says some values: all of the group but those of other lines when `values` is empty. */
export interface Provenance {
  values: string[];
  who: string;
  at: string;
}

/** Who asserted a value, and with which engine. */
export function whoOf({ kind, keyName, engine }: Source): string {
  const by = kind === 'key' && keyName !== null ? w.key({ name: keyName }) : w.kinds[kind];
  return engine ? w.engine({ name: engine.name, version: engine.version, by }) : by;
}

/**
 * One line for each source of a group of values; `at` is when it last said one. The first says the most of them and stands for
 * the group; the others name what they say.
 */
export function provenanceOf(sources: Sources | undefined, group: Partial<Record<SourcedValue, string>>): Provenance[] {
  const named = (Object.keys(group) as SourcedValue[]).flatMap((value) => {
    const source = sources?.[value];
    return source && sourceKinds.includes(source.kind)
      ? [{ label: group[value]!, who: whoOf(source), at: source.at }]
      : [];
  });
  const lines = [...Map.groupBy(named, ({ who }) => who)].map(([who, all]) => ({
    who,
    values: [...new Set(all.map(({ label }) => label))],
    at: all
      .map(({ at }) => at)
      .toSorted()
      .at(-1)!,
  }));
  lines.sort((a, b) => b.values.length - a.values.length);
  return lines.map((line, i) => (i === 0 ? { ...line, values: [] } : line));
}

const { fields } = words.summary;
/** The groups of the page, each value by its label there. */
export const groups = {
  subject: {
    'subject.firstName': fields.firstName,
    'subject.lastName': fields.lastName,
    'subject.nativeName': fields.nativeName,
    'subject.documentNumber': fields.documentNumber,
    'subject.personalNumber': fields.personalNumber,
    'subject.sex': fields.sex,
    'subject.birthDate': fields.birthDate,
    'subject.issueDate': fields.issueDate,
    'subject.expirationDate': fields.expirationDate,
    'subject.nationality': fields.nationality,
    documentType: fields.document,
    issuingState: words.provenance.issuingState,
  },
  verification: {
    livenessPassed: words.summary.liveness,
    documentValid: words.summary.documentValid,
    faceLevel: words.summary.faceLevel,
    matchConfidence: words.summary.confidence,
    idReal: words.summary.idReal,
    fullId: words.summary.fullId,
  },
  mrz: { mrz: words.sections.mrz },
  activities: { clientIp: words.activities.clientIp, userAgent: words.activities.userAgent },
} as const satisfies Record<string, Partial<Record<SourcedValue, string>>>;

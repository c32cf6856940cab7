import { type Source, type SourcedValue, type Sources, sourceKinds } from '../../../../shared/session/source.ts';
import { words } from '../../session-model/words.ts';

const w = words.provenance;

/** Sources of some values: when `values` is empty, of all in the group except those in other rows. */
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
 * One row for each source of a group of values; `at` is its latest assertion. The first has the most values and covers the group;
 * the others name theirs.
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
/** The groups of the page, with each value's label. */
export const groups = {
  subject: {
    get 'subject.firstName'() {
      return fields.firstName;
    },
    get 'subject.lastName'() {
      return fields.lastName;
    },
    get 'subject.nativeName'() {
      return fields.nativeName;
    },
    get 'subject.documentNumber'() {
      return fields.documentNumber;
    },
    get 'subject.personalNumber'() {
      return fields.personalNumber;
    },
    get 'subject.sex'() {
      return fields.sex;
    },
    get 'subject.birthDate'() {
      return fields.birthDate;
    },
    get 'subject.issueDate'() {
      return fields.issueDate;
    },
    get 'subject.expirationDate'() {
      return fields.expirationDate;
    },
    get 'subject.nationality'() {
      return fields.nationality;
    },
    get documentType() {
      return fields.document;
    },
    get issuingState() {
      return words.provenance.issuingState;
    },
  },
  verification: {
    get livenessPassed() {
      return words.summary.liveness;
    },
    get documentValid() {
      return words.summary.documentValid;
    },
    get faceLevel() {
      return words.summary.faceLevel;
    },
    get matchConfidence() {
      return words.summary.confidence;
    },
    get idReal() {
      return words.summary.idReal;
    },
    get fullId() {
      return words.summary.fullId;
    },
  },
  mrz: {
    get mrz() {
      return words.sections.mrz;
    },
  },
  activities: {
    get clientIp() {
      return words.activities.clientIp;
    },
    get userAgent() {
      return words.activities.userAgent;
    },
  },
} as const satisfies Record<string, Partial<Record<SourcedValue, string>>>;

import type { ConditionName, ConditionResult } from '../../../../shared/conditions.ts';
import { isPartialDay, isUnlimited } from '../../../../shared/document/partial-day.ts';
import { lower } from '../../session-model/timeline/lower.ts';
import { words as page } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { countryName } from '../../ui/text/country-name.ts';
import { formatPartialDay } from '../../ui/text/format.ts';
import { farInWords, levelLabel } from '../data/far-words.ts';
import { nameOfIso2 } from './countries.ts';
import { words } from './words.ts';

export interface Explained {
  /** The actual value. */
  saw: string;
  /** The company's requirement. */
  asked: string;
  /** Other sessions that it refers to. */
  sessions: readonly string[];
}

/** Values stored with a decision may be years old: every one is validated. */
class Saw {
  readonly #values: ConditionResult['saw'];
  readonly outcome: ConditionResult['outcome'];
  constructor({ saw, outcome }: ConditionResult) {
    this.#values = saw;
    this.outcome = outcome;
  }
  number(name: string): number | null {
    const value = this.#values[name];
    return typeof value === 'number' ? value : null;
  }
  word(name: string): string | null {
    const value = this.#values[name];
    return typeof value === 'string' && value !== '' ? value : null;
  }
  list(name: string): readonly string[] | null {
    const value = this.#values[name];
    return Array.isArray(value) ? value : null;
  }
  flag(name: string, yes: string, no: string, unknown: string): string {
    const value = this.#values[name];
    return value === true ? yes : value === false ? no : unknown;
  }
}

type Described = [saw: string, asked: string, sessions?: readonly string[]];

const conditions: Record<ConditionName, (saw: Saw) => Described> = {
  completed: (saw) => {
    const w = words.completed;
    const late = saw.number('lateEvents') ?? 0;
    const done = saw.flag('completed', w.done, w.undone, w.claimed);
    const photos = (saw.list('photosMissing') ?? []).map((photo) => nameIn(page.provenance.photos, photo));
    const wrong = [
      ...(photos.length > 0 ? [page.provenance.photosMissing({ photos: photos.join(text.ui.comma) })] : []),
      ...(late > 0 ? [w.late({ n: late })] : []),
    ];
    if (wrong.length === 0) return [done, w.asked];
    return [(done === w.done ? wrong : [done, ...wrong]).join('; '), w.asked];
  },
  liveness: (saw) => [saw.flag('livenessPassed', words.passed, words.failed, words.notReported), words.liveness.asked],
  face_match: (saw) => {
    const w = words.faceMatch;
    const level = saw.number('level');
    return [level === null ? words.notReported : level <= 0 ? w.none : w.some, w.asked];
  },
  face_level: (saw) => {
    const w = words.faceLevel;
    const [level, atLeast] = [saw.number('level'), saw.number('atLeast')];
    const found =
      level === null
        ? words.notReported
        : level <= 0
          ? page.face.none
          : w.level({ level: levelLabel(level), far: farInWords(level) });
    return [found, atLeast === null ? w.askedNow : w.asked({ level: atLeast, far: farInWords(atLeast) })];
  },
  mrz: (saw) => {
    const w = words.mrz;
    const unknown = saw.outcome === 'met' ? w.notNeeded : w.unread;
    return [saw.flag('valid', w.valid, w.errors, saw.flag('doubtful', w.doubtful, unknown, unknown)), w.asked];
  },
  front_back: (saw) => {
    const w = words.frontBack;
    const fields = saw.list('differences');
    if (fields === null) return [saw.outcome === 'met' ? w.notNeeded : w.nothing, w.asked];
    return [fields.length === 0 ? w.same : w.differ({ fields: fields.map(fieldName).join(text.ui.comma) }), w.asked];
  },
  data_plausible: (saw) => {
    const w = words.plausible;
    const faults = saw.list('faults');
    if (faults === null) return [w.unread, w.asked];
    const [first, ...more] = faults.map((fault) => nameIn(w.faults, fault));
    return [first === undefined ? w.none : [first, ...more.map(lower)].join('; '), w.asked];
  },
  document_review: (saw) => {
    const w = words.documentReview;
    const type = saw.word('documentType');
    const reviewed = saw.list('reviewed');
    return [
      type ? documentName(type) : w.unknown,
      reviewed ? w.asked({ types: reviewed.map(documentName).join(text.ui.comma) }) : w.askedNow,
    ];
  },
  id_real: (saw) => {
    const w = words.idReal;
    return [saw.flag('idReal', w.real, w.spoofed, words.notReported), w.asked];
  },
  full_id: (saw) => {
    const w = words.fullId;
    return [saw.flag('fullId', w.full, w.part, words.notReported), w.asked];
  },
  screening: (saw) => {
    const w = words.screening;
    const hits = saw.number('openHits');
    return [hits === null ? w.unknown : hits === 0 ? w.none : w.hits({ n: hits }), w.asked];
  },
  expired_document: (saw) => {
    const w = words.expired;
    const [expires, today] = [saw.word('expires'), saw.word('today')];
    const found =
      expires === null
        ? w.unread
        : isUnlimited(expires)
          ? w.unlimited
          : saw.outcome === 'not_met'
            ? w.since({ day: day(expires) })
            : saw.outcome === 'met'
              ? w.until({ day: day(expires) })
              : w.inPart({ date: day(expires) });
    return [found, today ? w.asked({ day: day(today) }) : w.askedNow];
  },
  minimum_age: (saw) => {
    const w = words.age;
    const [age, atLeast] = [saw.number('age'), saw.number('atLeast')];
    const most = saw.number('ageAtMost');
    return [
      age === null ? w.unread : most === null ? w.years({ n: age }) : w.between({ least: age, most }),
      atLeast === null ? w.askedNow : w.asked({ n: atLeast }),
    ];
  },
  document_reused: (saw) => {
    const w = words.reused;
    if (saw.outcome === 'unknown') return [w.unread, w.asked];
    const sessions = saw.list('sessions') ?? [];
    return [sessions.length === 0 ? w.none : w.some({ n: sessions.length }), w.asked, sessions];
  },
  high_risk_ip: (saw) => {
    const w = words.risk;
    const countries = saw.list('countries') ?? [];
    return [
      countries.length === 0 ? w.ipUnknown : w.from({ countries: countries.map(nameOfIso2).join(text.ui.comma) }),
      w.asked,
    ];
  },
  high_risk_nationality: (saw) => {
    const w = words.risk;
    const nationality = saw.word('nationality');
    return [nationality ? countryName(nationality) : w.nationalityUnknown, w.asked];
  },
};

/** A condition's result as text. */
export function explain(result: ConditionResult): Explained {
  const [saw, asked, sessions = []] = conditions[result.condition](new Saw(result));
  return { saw, asked, sessions };
}

const day = (date: string): string => (isPartialDay(date) ? formatPartialDay(date) : date);
const nameIn = (names: object, key: string): string => (names as Record<string, string>)[key] ?? key;
const fieldName = (field: string): string => lower(nameIn(page.summary.fields, field));
const documentName = (type: string): string => nameIn(text.sessions.documents, type);

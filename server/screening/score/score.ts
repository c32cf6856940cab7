import type { Agreement, DateLikeness, ListedPerson, NameKind, Reason } from '../../../shared/screening/screening.ts';
import type { ScreeningQuery } from '../../checks/screening-query.ts';
import { likenessOf, nameLikeness, round } from '../names/compare.ts';
import { rememberLikeness } from '../names/likeness.ts';
import type { CompareWords } from '../names/matches.ts';
import type { BitsOf } from '../names/rarity.ts';
import { parsedName } from '../names/words/parsed.ts';
import type { Word } from '../names/words/words.ts';
import { birthLikeness } from './birth.ts';
import { plainNumber } from './number.ts';

/** Incremented with every change of scoring: each run stores the version that it used. */
export const algorithm = 'vidimus-3';

/** Weight of a name by its kind in the list: a weak alias is one that many people have. */
const worthOfKind: Record<NameKind, number> = { name: 1, alias: 1, weak_alias: 0.9 };

/** By which share of the distance to 1 other evidence raises the score … */
const raises = {
  birth: { exact: 0.55, swapped: 0.35, month: 0.3, year: 0.15, near: 0 } as Partial<Record<DateLikeness, number>>,
  country: 0.08,
  birthPlace: 0.12,
};
/** … and the factor by which it lowers it. A different birth date keeps a namesake below the usual threshold of 0.7. */
const leaves = { birth: 0.62, near: 0.9, noBirth: 0.94, sex: 0.85, country: 0.97, birthPlace: 0.98 };
/** Below `from`, a name is a different one, and other agreements are coincidence; from `full` on, it counts in full. */
const nameCounts = { from: 0.35, full: 0.6 };
/**
 * Penalty for frequent names if the birth date does not decide. Mohamed Hassan has 8 bits; half of all listed persons' names have
 * 28. `doubt`: further bits needed where the dates say less than an agreeing year does.
 */
const frequency = {
  doubt: { year: 0, unknown: 1, near: 3 } as Partial<Record<DateLikeness, number>>,
  /** Used instead of `doubt` if the subject's date was not read but the list has one, which could have excluded a namesake. */
  unreadDoubt: 7.5,
  bits: { from: 6, full: 15 },
  leaves: 0.6,
  /** Factor for a name that is identical to the listed one, instead of a part of it. */
  whole: { from: 0.9, full: 0.97, leaves: 0.8 },
};
/** The same document or personal number: always a hit, whatever the threshold. */
const decisive = { named: 0.99, strange: 0.96 };

export interface Score {
  /** 0 to 1. */
  score: number;
  /** 0 to 1: likeness of the best name only. */
  name: number;
  reasons: Reason[];
}

export interface ParsedQuery extends ScreeningQuery {
  parsed: { name: string; words: Word[] }[];
  plainNumbers: Map<string, string>;
  compare: CompareWords;
}

/** @param readings of names in Han, by name (han-readings.ts) */
export function parseQuery(
  query: ScreeningQuery,
  readings: ReadonlyMap<string, readonly string[]> = new Map(),
): ParsedQuery {
  const parsed = query.names.flatMap((name) =>
    [name, ...(readings.get(name) ?? [])].map((reading) => ({ name, words: parsedName(reading) })),
  );
  return {
    ...query,
    compare: rememberLikeness(),
    parsed: parsed.filter(({ words }) => words.length > 0),
    plainNumbers: new Map(
      query.numbers.flatMap((number) => (plainNumber(number) ? [[plainNumber(number)!, number]] : [])),
    ),
  };
}

/**
 * Scores a listed person against the query, with reasons. Pure.
 * @param bitsOf information content of each word in the subject's names; without it, rare and frequent names count alike
 */
export function scorePerson(query: ParsedQuery, person: ListedPerson, bitsOf?: BitsOf): Score {
  const best = bestName(query, person, bitsOf);
  const how = birthLikeness(query.birthDate, person.births);
  const sex = agreement(query.sex, person.sexes);
  const country = agreement(query.country, person.countries);
  const birthPlace = placeAgreement(query.birthPlace, person.birthPlaces);
  const number = sameNumber(query, person, best.likeness);

  const counts = clamp((best.likeness - nameCounts.from) / (nameCounts.full - nameCounts.from));
  let score = best.likeness;
  const raise = (by: number) => {
    score += (1 - score) * by * counts;
  };
  raise(raises.birth[how] ?? 0);
  if (country === 'agrees') raise(raises.country);
  if (birthPlace === 'agrees') raise(raises.birthPlace);
  if (how === 'differs') score *= leaves.birth;
  if (how === 'near') score *= leaves.near;
  // The subject's date is known and the list has none: only the name counts, and it must match more closely.
  if (how === 'unknown' && query.birthDate !== undefined) score *= leaves.noBirth;
  if (bitsOf) score *= frequencyLeaves(best, how, query.birthDate === undefined && person.births.length > 0);
  if (sex === 'differs') score *= leaves.sex;
  if (country === 'differs') score *= leaves.country;
  if (birthPlace === 'differs') score *= leaves.birthPlace;
  if (number) score = Math.max(score, best.likeness >= 0.5 ? decisive.named : decisive.strange);

  const reasons: Reason[] = [];
  if (best.reason) reasons.push(best.reason);
  if (number) reasons.push({ on: 'number', subject: number.subject, listed: number.listed, how: 'agrees' });
  reasons.push(
    { on: 'birth_date', subject: query.birthDate ?? null, listed: person.births, how },
    { on: 'sex', subject: query.sex ?? null, listed: person.sexes, how: sex },
    { on: 'country', subject: query.country ?? null, listed: person.countries, how: country },
    { on: 'birth_place', subject: query.birthPlace ?? null, listed: person.birthPlaces, how: birthPlace },
  );
  return { score: round(score), name: round(best.likeness), reasons };
}

function frequencyLeaves({ likeness, bits }: Best, how: DateLikeness, isUnread: boolean): number {
  const doubt = isUnread ? frequency.unreadDoubt : frequency.doubt[how];
  if (doubt === undefined) return 1;
  const { from, full } = frequency.bits;
  const { whole } = frequency;
  const isWhole = how === 'near' ? 0 : clamp((likeness - whole.from) / (whole.full - whole.from));
  const least = frequency.leaves + (whole.leaves - frequency.leaves) * isWhole;
  return least + (1 - least) * clamp((bits - doubt - from) / (full - from));
}

const clamp = (n: number): number => Math.min(1, Math.max(0, n));

interface Best {
  likeness: number;
  bits: number;
  reason: Extract<Reason, { on: 'name' }> | undefined;
}

function bestName(query: ParsedQuery, person: ListedPerson, bitsOf?: BitsOf): Best {
  let best: { likeness: number; subject: number; listed: number } | undefined;
  for (const [listed, { text, kind }] of person.names.entries()) {
    const theirs = parsedName(text);
    for (const [subject, { words }] of query.parsed.entries()) {
      const likeness = likenessOf(words, theirs, query.compare) * worthOfKind[kind];
      if (likeness > (best?.likeness ?? 0)) best = { likeness, subject, listed };
    }
  }
  if (!best) return { likeness: 0, bits: 0, reason: undefined };
  const { likeness } = best;
  const subject = query.parsed[best.subject]!;
  const listed = person.names[best.listed]!;
  const { words, bits } = nameLikeness(subject.words, parsedName(listed.text), bitsOf, query.compare);
  const names = { subject: subject.name, listed: listed.text, kind: listed.kind, likeness: round(likeness), words };
  const reason = { on: 'name' as const, ...names, ...(bitsOf && { bits: Math.round(bits) }) };
  return { likeness, bits, reason };
}

function agreement(ours: string | undefined, theirs: readonly string[]): Agreement {
  if (ours === undefined || theirs.length === 0) return 'unknown';
  return theirs.includes(ours) ? 'agrees' : 'differs';
}

/** A place may be a town with or without region and country: it agrees if any part does. */
function placeAgreement(ours: string | undefined, theirs: readonly string[]): Agreement {
  const words = ours === undefined ? [] : parsedName(ours).filter(({ role }) => role === 'word');
  if (words.length === 0 || theirs.length === 0) return 'unknown';
  const town = words.slice(0, 2);
  const isThere = theirs.some((place) =>
    parsedName(place).some((word) => town.some(({ sound }) => word.role === 'word' && word.sound === sound)),
  );
  return isThere ? 'agrees' : 'differs';
}

/** Other countries use the same numbers: if both countries are known and differ, the name must agree as well. */
function sameNumber(query: ParsedQuery, person: ListedPerson, name: number) {
  for (const { number: listed, country } of person.numbers) {
    const plain = plainNumber(listed);
    const subject = plain === undefined ? undefined : query.plainNumbers.get(plain);
    if (subject === undefined) continue;
    const isForeign = country !== null && query.country !== undefined && country !== query.country;
    if (!isForeign || name >= nameCounts.full) return { subject, listed };
  }
  return undefined;
}

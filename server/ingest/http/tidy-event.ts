import { withoutZeroParts } from '../../../shared/document/partial-day.ts';
import { linesOf } from '../../mrz/reading/mrz-normalise.ts';

type Json = Record<string, unknown>;

/**
 * An event as it came, with what says the same in other words put in ours: an empty string where nothing was read is left out,
 * zeros of a date that is known in part are, a zone in one string is taken apart, a zone's `<` for the sex is X. Nothing is
 * guessed: what could mean two things is left for the check to refuse. Copies; never deeper than an event goes.
 */
export function tidyEvent(came: unknown): unknown {
  if (!isObject(came)) return came;
  const event = withoutEmpty(came);
  if (event.type !== 'document.read') return event;
  const lines = linesRead(event.mrz);
  const { mrz: _, ...rest } = event;
  return {
    ...rest,
    ...(isObject(event.fields) && { fields: tidyFields(event.fields) }),
    ...(lines !== undefined && { mrz: lines }),
  };
}

function tidyFields(came: Json): Json {
  const fields = withoutEmpty(came);
  for (const name of ['birthDate', 'issueDate', 'expirationDate']) {
    const date = fields[name];
    if (typeof date === 'string') fields[name] = withoutZeroParts(date.trim());
  }
  if (fields.sex === '<') fields.sex = 'X';
  return fields;
}

/** undefined: no line was read. */
function linesRead(mrz: unknown): unknown {
  const texts = typeof mrz === 'string' ? [mrz] : mrz;
  if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string')) return texts;
  const lines = texts.flatMap(linesOf).filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : undefined;
}

const withoutEmpty = (came: Json): Json =>
  Object.fromEntries(Object.entries(came).filter(([, value]) => typeof value !== 'string' || value.trim() !== ''));

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

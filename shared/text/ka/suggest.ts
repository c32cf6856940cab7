import type { suggest as english } from '../en/suggest.ts';
import type { Translation } from '../message.ts';

export const suggest: Translation<typeof english> = {
  people: 'კოლეგები',
  things: 'ველები, MRZ-ის ელემენტები და მონიშვნები',
  noMatch: 'ვერაფერი მოიძებნა',
};

/** Languages in which the console and its reports are offered. */
export const languages = ['en', 'ka', 'ar'] as const;
export type Language = (typeof languages)[number];

/** Each in its own words: who looks for theirs may not read the others. */
export const languageNames = { en: 'English', ka: 'ქართული', ar: 'العربية' } as const satisfies Record<
  Language,
  string
>;

import { IntlMessageFormat } from 'intl-messageformat';

export type MessageValues = Readonly<Record<string, string | number>>;

const parsed = new Map<string, Map<string, IntlMessageFormat>>();

/** @param locale a BCP 47 tag, which decides plurals and how numbers are written */
export function formatMessage(message: string, locale: string, values: MessageValues): string {
  let ofLocale = parsed.get(locale);
  if (!ofLocale) {
    ofLocale = new Map();
    parsed.set(locale, ofLocale);
  }
  let format = ofLocale.get(message);
  if (!format) {
    format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    ofLocale.set(message, format);
  }
  return String(format.format(values));
}

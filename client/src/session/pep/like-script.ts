const scripts = [
  'Latin',
  'Cyrillic',
  'Georgian',
  'Greek',
  'Arabic',
  'Armenian',
  'Hebrew',
  'Han',
  'Hangul',
  'Thai',
  'Devanagari',
].map((name) => new RegExp(`\\p{Script=${name}}`, 'u'));

const scriptOf = (text: string): RegExp | undefined => scripts.find((script) => script.test(text));

/** The listed name is in the script of the subject's native name, and not in that of the name that was compared. */
export function isLikeScript(nativeName: string, listed: string, compared: string): boolean {
  const script = scriptOf(listed);
  return script !== undefined && scriptOf(nativeName) === script && scriptOf(compared) !== script;
}

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Han}/u,
  /\p{Script=Hangul}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Devanagari}/u,
];

const scriptOf = (text: string): RegExp | undefined => scripts.find((script) => script.test(text));

/** The listed name is in the script of the subject's native name, and not in that of the name that was compared. */
export function isLikeScript(nativeName: string, listed: string, compared: string): boolean {
  const script = scriptOf(listed);
  return script !== undefined && scriptOf(nativeName) === script && scriptOf(compared) !== script;
}

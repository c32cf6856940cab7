const accented: Record<string, string> = {
  ...{
    a: 'á',
    c: 'ç',
    d: 'ð',
    e: 'é',
    g: 'ĝ',
    h: 'ĥ',
    i: 'í',
    k: 'ķ',
    l: 'ļ',
    n: 'ñ',
    o: 'ó',
    r: 'ŕ',
    s: 'š',
    t: 'ţ',
    u: 'ú',
  },
  ...{
    A: 'Á',
    C: 'Ç',
    D: 'Ð',
    E: 'É',
    G: 'Ĝ',
    H: 'Ĥ',
    I: 'Í',
    K: 'Ķ',
    L: 'Ļ',
    N: 'Ñ',
    O: 'Ó',
    R: 'Ŕ',
    S: 'Š',
    T: 'Ţ',
    U: 'Ú',
  },
  ...{ w: 'ŵ', W: 'Ŵ', y: 'ý', Y: 'Ý', z: 'ž', Z: 'Ž' },
};

/** Vowels are doubled until a text is 40 % longer, as German or Georgian may be. */
function lengthened(text: string): string {
  let missing = Math.ceil(text.length * 0.4);
  const longer = text.replace(/[aeiou]/gi, (vowel) => (missing-- > 0 ? vowel + vowel : vowel));
  return longer.replace(/\p{L}/gu, (letter) => accented[letter] ?? letter);
}

/** The text of an ICU message, its arguments left as they are. */
export function pseudo(message: string): string {
  let out = '';
  let text = '';
  const nested: ('argument' | 'text')[] = ['text'];
  const flush = () => {
    out += nested.at(-1) === 'text' ? lengthened(text) : text;
    text = '';
  };
  for (const letter of message) {
    if (letter === '{') {
      flush();
      nested.push(nested.at(-1) === 'text' ? 'argument' : 'text');
      out += letter;
    } else if (letter === '}') {
      flush();
      nested.pop();
      out += letter;
    } else text += letter;
  }
  flush();
  return out;
}

export const inPseudo = (_room: string, _path: readonly string[], english: string): string => pseudo(english);

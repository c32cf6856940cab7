// Finds words that the language rules of this project have replaced, as parts of identifiers: "isKept", "told_seq", "Bell".
// Texts, comments and file names are not read by it.
//
// node scripts/old-words.ts [word …]
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The word, and what the field calls it. */
export const oldWords: Readonly<Record<string, string>> = {
  belief: 'cacheTtlMs',
  bell: 'notifier',
  climb: 'scan',
  darkroom: 'imageWorkers',
  develop: 'processPhoto',
  developed: 'ProcessedPhoto',
  dig: 'scan',
  digger: 'rangeScan',
  dossier: 'report',
  dossiers: 'reports',
  farewell: 'shutdownMs',
  flip: 'activateVersion',
  goodbye: 'drainMs',
  judge: 'admit, assess, review',
  judged: 'Admission, Assessment, HitReview',
  judgement: 'hitReview',
  judging: 'hitReviews',
  kept: 'persisted, stored',
  nonsense: 'malformed',
  opinions: 'votes',
  patience: 'timeoutMs',
  rung: 'published',
  said: 'sent, votes, output',
  silence: 'idleTimeoutMs',
  sought: 'filter',
  standing: 'the noun that it is the state of',
  tally: 'what is counted',
  told: 'notice, logged, sent',
  witness: 'chainMonitor',
};

const everywhere = '{server,shared,client,e2e,bench,scripts,sql}/**/*.{ts,tsx,sql}';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The code without comments and without the text of literals; line ends stay. */
function codeOf(source: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return source.replace(
    /\/\*[\s\S]*?\*\/|(?<![:\\])\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|\$\{[^{}]*\}|[^`\\])*`/g,
    (text) =>
      text[0] === '`'
        ? text.replace(/\$\{([^{}]*)\}|[^\n]/g, (all, code) => (code ? ` ${code} ` : blank(all)))
        : blank(text),
  );
}

const partsOf = (identifier: string): string[] =>
  identifier
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_]+/);

/** @returns `file:line identifier (better)`, of all that is written in TypeScript and SQL */
export function findOldWords(where = everywhere, words: Readonly<Record<string, string>> = oldWords): string[] {
  const files = globSync(where, {
    cwd: root,
    exclude: ['**/node_modules/**', '**/dumps/**', 'scripts/old-words.ts', 'bench/peers/**'],
  });
  return files.sort().flatMap((file) => {
    const source = readFileSync(path.join(root, file), 'utf8');
    const code = file.endsWith('.sql') ? source.replace(/--.*|'[^'\n]*'/g, '') : codeOf(source);
    return code.split('\n').flatMap((line, i) =>
      [...line.matchAll(/[A-Za-z_$][\w$]*/g)].flatMap(([identifier]) => {
        const word = partsOf(identifier).find((part) => Object.hasOwn(words, part));
        return word ? [`${file}:${i + 1} ${identifier} (${words[word]})`] : [];
      }),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  const words = asked.length > 0 ? Object.fromEntries(asked.map((word) => [word, '?'])) : oldWords;
  const found = findOldWords(everywhere, words);
  console.log(found.join('\n'));
  process.exitCode = found.length > 0 ? 1 : 0;
}

import { ListError, type ListFile } from '../entry.ts';
import { readText } from '../files/text.ts';

/** Characters of one value, and how deep it may be nested. */
const most = { characters: 2_000_000, depth: 50 };

/** Values of a JSON array one after the other, with the lines that they begin at: the whole need not fit into memory. @throws ListError */
export async function* readJsonArray(file: ListFile): AsyncGenerator<[line: number, value: unknown]> {
  const fail = (at: number, detail: string) => new ListError(file.name, at, detail);
  let line = 1;
  let depth = 0;
  let inText = false;
  let escaped = false;
  let isOver = false;
  let value = '';
  let begun = 1;
  for await (const part of readText(file)) {
    let from = depth > 1 ? 0 : -1;
    for (let i = 0; i < part.length; i++) {
      const char = part[i]!;
      if (char === '\n') line += 1;
      if (inText) {
        if (escaped) escaped = false;
        else if (char === '\\') escaped = true;
        else if (char === '"') inText = false;
        continue;
      }
      if (char === '"' && depth > 1) inText = true;
      else if (char === '{' || char === '[') {
        if (isOver) throw fail(line, 'There is more after the end of the array');
        if (depth === 0 && char !== '[') throw fail(line, 'An array of entries is expected');
        if (depth === 1) [from, begun] = [i, line];
        depth += 1;
        if (depth > most.depth) throw fail(line, `Values within values, more than ${most.depth} deep`);
      } else if (char === '}' || char === ']') {
        depth -= 1;
        if (depth < 0) throw fail(line, 'This is no JSON: a bracket closes that was never opened');
        if (depth === 0) isOver = true;
        if (depth !== 1) continue;
        yield [begun, parsed(value + part.slice(from, i + 1), (detail) => fail(begun, detail))];
        [value, from] = ['', -1];
      } else if (depth <= 1 && !/[\s,\u{feff}]/u.test(char)) {
        throw fail(line, 'An array of entries is expected');
      }
    }
    if (from >= 0) value += part.slice(from);
    if (value.length > most.characters) throw fail(begun, 'An entry of more than two million characters');
  }
  if (!isOver) throw fail(line, 'The array has no end: the file is cut off');
}

function parsed(text: string, fail: (detail: string) => ListError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fail('This entry is no JSON');
  }
}

import { endOfValue, skipSpace, UnreadablePdf } from './syntax.ts';

const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
const operator = /[A-Za-z'"*]+[0-9]?\*?/y;
// Fast path: numbers and names make up most of a page and are skipped without being parsed.
const plain = /(?:[-+.\d]+|\/[^\0\t\n\f\r ()<>[\]{}/%]*)/y;

/**
 * Marks everything that a page paints outside of tags (backgrounds, rules) as artifacts, so that all content is either part of
 * the structure or declared an artifact (PDF/UA 7.1). Tagged content is not changed.
 * @throws UnreadablePdf on what Chromium does not write: inline images, unclosed marks
 */
export function markTheRest(content: string): { content: string; artifacts: number } {
  let out = '';
  let copied = 0;
  let artifacts = 0;
  /** One entry per open mark: whether it makes its content part of the structure, or an artifact. */
  const open: boolean[] = [];
  let tags = 0;
  /** Offset of the first operand of the next operator. */
  let operands = -1;
  let path = -1;
  let text = -1;
  const wrap = (from: number, to: number) => {
    out += `${content.slice(copied, from)}/Artifact BMC\n${content.slice(from, to)}\nEMC`;
    copied = to;
    artifacts++;
  };
  for (let i = skipSpace(content, 0); i < content.length; i = skipSpace(content, i)) {
    if (operands < 0) operands = i;
    plain.lastIndex = i;
    if (plain.test(content)) {
      i = plain.lastIndex;
      continue;
    }
    operator.lastIndex = i;
    if (!operator.test(content)) {
      i = endOfValue(content, i);
      continue;
    }
    const op = content.slice(i, operator.lastIndex);
    i = operator.lastIndex;
    if (op === 'true' || op === 'false' || op === 'null') continue;
    const from = operands;
    operands = -1;
    if (op === 'm' || op === 're') path = path < 0 ? from : path;
    else if (op === 'n') path = -1;
    else if (painting.has(op)) {
      if (tags === 0) wrap(path < 0 ? from : path, i);
      path = -1;
    } else if (op === 'BDC' || op === 'BMC') {
      const operand = content.slice(from, i);
      const isTag = operand.includes('MCID') || operand.includes('Artifact');
      open.push(isTag);
      if (isTag) {
        tags++;
        text = -1;
        i = endOfTag(content, i) ?? i;
      }
    } else if (op === 'EMC') {
      const closed = open.pop();
      if (closed === undefined) throw new UnreadablePdf('a page closes a mark that it has not opened');
      if (closed) tags--;
    } else if (op === 'Do' || op === 'sh') {
      if (tags === 0) wrap(from, i);
    } else if (op === 'BT') text = tags === 0 ? from : -1;
    else if (op === 'ET') {
      if (text >= 0) wrap(text, i);
      text = -1;
    } else if (op === 'BI') throw new UnreadablePdf('a page has an image in its line of content');
  }
  if (open.length > 0) throw new UnreadablePdf('a page has a mark that is not closed');
  return { content: out + content.slice(copied), artifacts };
}

/**
 * Offset of the EMC that closes a tag without nested marks; undefined if there may be nested ones. Most of a page is inside of
 * tags and need not be parsed. Relies on Chromium writing each operator on its own line and no line breaks in strings.
 */
function endOfTag(content: string, start: number): number | undefined {
  const end = content.indexOf('\nEMC\n', start);
  if (end < 0) return undefined;
  const nested = content.indexOf('DC\n', start);
  if (nested >= 0 && nested < end) return undefined;
  return content.indexOf('MC\n', start) === end + 2 ? end : undefined;
}

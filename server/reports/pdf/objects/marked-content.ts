import { endOfValue, skipSpace, UnreadablePdf } from './syntax.ts';

const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
const operator = /[A-Za-z'"*]+[0-9]?\*?/y;
// Numbers and names are nearly all of a page: they are passed over here, without a look at what they say.
const plain = /(?:[-+.\d]+|\/[^\0\t\n\f\r ()<>[\]{}/%]*)/y;

/**
 * Puts everything that a page paints outside of its tags (backgrounds, rules) into artifacts, so that each mark on the page
 * is either part of the structure or said to be none: PDF/UA 7.1. Within a tag nothing is changed.
 * @throws UnreadablePdf on what Chromium does not write: images in the line, marks that are not closed
 */
export function markTheRest(content: string): { content: string; artifacts: number } {
  let out = '';
  let copied = 0;
  let artifacts = 0;
  /** Of each mark that is open: whether it makes its content part of the structure, or an artifact. */
  const open: boolean[] = [];
  let tags = 0;
  /** Where the operands of the operator to come begin. */
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
 * Where the EMC stands that closes a tag with no other mark in it; undefined when there may be one. Most of a page is inside
 * of tags and need not be read. Chromium puts each operator on its own line, and no line break into a string.
 */
function endOfTag(content: string, start: number): number | undefined {
  const end = content.indexOf('\nEMC\n', start);
  if (end < 0) return undefined;
  const nested = content.indexOf('DC\n', start);
  if (nested >= 0 && nested < end) return undefined;
  return content.indexOf('MC\n', start) === end + 2 ? end : undefined;
}

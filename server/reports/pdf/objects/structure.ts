import { type PdfFile, readDict, readObject, resolve } from './read.ts';
import { type Dict, parseArray, parseDict, readText, refOf, UnreadablePdf, writeDict, writeText } from './syntax.ts';
import type { Draft } from './write.ts';

/**
 * PDF 2.0 structure types that Chromium writes into a PDF 1.4, mapped to their PDF 1.7 equivalents. Readers ignore content of
 * unknown types.
 */
const roles: Record<string, string> = {
  Aside: '/Sect',
  DocumentFragment: '/Div',
  Em: '/Span',
  FENote: '/Note',
  Strong: '/Span',
  Sub: '/Span',
  Title: '/P',
};

const written = (values: string[]) => `[${values.join(' ')}]`;
const arrayOf = (file: PdfFile, value: string | undefined) => parseArray(resolve(file, value) ?? '[]');

/**
 * Repairs the structure tree: maps PDF 2.0 types to standard roles and adds the signature field, as PDF/UA requires.
 * @param widget reference to the field's annotation @param page reference to its page
 * @returns the widget's key in the structure's parent tree
 */
export function mendStructure(file: PdfFile, draft: Draft, root: number, widget: string, page: string): number {
  const tree = readDict(file, root);
  const parents = refOf(tree.get('ParentTree'));
  const document = refOf(arrayOfOne(tree.get('K')));
  if (parents === undefined || document === undefined)
    throw new UnreadablePdf('the PDF is not tagged as Chromium does it');
  const table = readDict(file, parents);
  const element = readDict(file, document);
  if (!table.has('Nums') || element.get('S') !== '/Document') {
    throw new UnreadablePdf('the PDF is not tagged as Chromium does it');
  }
  const key = Number(tree.get('ParentTreeNextKey'));
  const form = draft.add(
    writeDict({
      Type: '/StructElem',
      S: '/Form',
      P: `${document} 0 R`,
      Pg: page,
      Alt: writeText('Digital signature'),
      K: writeDict({ Type: '/OBJR', Obj: widget, Pg: page }),
    }),
  );
  element.set('K', written([...kidsOf(file, element), form]));
  draft.replace(document, writeDict(element));
  table.set('Nums', written([...arrayOf(file, table.get('Nums')), `${key} ${form}`]));
  draft.replace(parents, writeDict(table));
  const known = parseDict(resolve(file, tree.get('RoleMap')) ?? '<<>>').dict;
  for (const [type, role] of Object.entries(roles)) if (!known.has(type)) known.set(type, role);
  tree.set('RoleMap', writeDict(known));
  tree.set('ParentTreeNextKey', String(key + 1));
  draft.replace(root, writeDict(tree));
  return key;
}

/** The only child of the structure root, given either directly or as an array. */
function arrayOfOne(value: string | undefined): string | undefined {
  return value?.startsWith('[') ? parseArray(value)[0] : value;
}

function kidsOf(file: PdfFile, element: Dict): string[] {
  const kids = element.get('K');
  if (kids === undefined) return [];
  if (kids.startsWith('[')) return parseArray(kids);
  const num = refOf(kids);
  const object = num === undefined ? undefined : readObject(file, num);
  return object?.startsWith('[') ? parseArray(object) : [kids];
}

/** Adds a textual description of each link's target, as PDF/UA requires. @returns the page's annotations */
export function nameLinks(file: PdfFile, draft: Draft, page: Dict): string[] {
  const annotations = arrayOf(file, page.get('Annots'));
  for (const annotation of annotations) {
    const num = refOf(annotation);
    if (num === undefined) continue;
    const dict = readDict(file, num);
    if (dict.get('Subtype') !== '/Link' || dict.has('Contents')) continue;
    const action = dict.has('A') ? parseDict(resolve(file, dict.get('A'))!).dict : undefined;
    const address = action?.get('URI');
    dict.set('Contents', writeText(address ? readText(address) : 'Elsewhere in this report'));
    draft.replace(num, writeDict(dict));
  }
  return annotations;
}

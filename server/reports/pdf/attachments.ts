import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { writeDate, writeDict, writeText } from './objects/syntax.ts';
import type { Draft } from './objects/write.ts';

const pack = promisify(deflate);

export const sessionName = 'session.json';
export const issueName = 'report.json';

export interface Attachment {
  name: string;
  description: string;
  /** What it is to the pages: what they were made from, or what they show in figures. */
  relationship: 'Source' | 'Data';
  data: Uint8Array;
}

/** Puts JSON files into the document. @returns the catalog's entries */
export async function attach(
  draft: Draft,
  files: Attachment[],
  madeAt: string,
): Promise<{ names: string; af: string }> {
  const date = writeDate(madeAt);
  // A tree of names is in their order.
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const packed = await Promise.all(sorted.map(({ data }) => pack(data)));
  const specs = sorted.map(({ name, description, relationship, data }, i) => {
    const stream = draft.add({
      dict: {
        Type: '/EmbeddedFile',
        Subtype: '/application#2Fjson',
        Params: writeDict({ Size: String(data.length), CreationDate: date, ModDate: date }),
        Filter: '/FlateDecode',
      },
      stream: packed[i]!,
    });
    return draft.add(
      writeDict({
        Type: '/Filespec',
        F: writeText(name),
        UF: writeText(name),
        Desc: writeText(description),
        AFRelationship: `/${relationship}`,
        EF: writeDict({ F: stream, UF: stream }),
      }),
    );
  });
  const pairs = sorted.map(({ name }, i) => `${writeText(name)} ${specs[i]}`);
  return { names: `<</Names [${pairs.join(' ')}]>>`, af: `[${specs.join(' ')}]` };
}

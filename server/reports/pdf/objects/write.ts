import { createHash } from 'node:crypto';
import type { PdfFile } from './read.ts';
import { writeDict } from './syntax.ts';

type Body = string | { dict: Record<string, string | undefined>; stream: Uint8Array };

/** A file that is made of another: what is not replaced stays byte for byte. */
export interface Draft {
  /** @returns a reference to it */
  add(body: Body): string;
  /** @returns a reference to an object that is still to be written, by `replace` */
  reserve(): string;
  replace(num: number, body: Body): void;
  /** One revision, one table; what was added, in the order in which it was written. The same draft gives the same bytes. */
  write(trailer: { root: string; info: string }): Buffer;
}

const ref = (num: number) => `${num} 0 R`;
const latin1 = (text: string) => Buffer.from(text, 'latin1');

function bytesOf(num: number, body: Body): Buffer {
  if (typeof body === 'string') return latin1(`${num} 0 obj\n${body}\nendobj\n`);
  const dict = writeDict({ ...body.dict, Length: String(body.stream.length) });
  return Buffer.concat([latin1(`${num} 0 obj\n${dict}\nstream\n`), body.stream, latin1('\nendstream\nendobj\n')]);
}

// 1.7, and four bytes above 127 that tell transports that this is no text.
const header = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

export function draftOf(file: PdfFile): Draft {
  const bodies = new Map<number, Buffer>();
  let next = file.size;
  return {
    add(body) {
      const num = next++;
      bodies.set(num, bytesOf(num, body));
      return ref(num);
    },
    reserve: () => ref(next++),
    replace(num, body) {
      bodies.set(num, bytesOf(num, body));
    },
    write({ root, info }) {
      const parts: Buffer[] = [header];
      const offsets = new Map<number, number>();
      let offset = header.length;
      const put = (num: number, bytes: Buffer) => {
        offsets.set(num, offset);
        parts.push(bytes);
        offset += bytes.length;
      };
      for (const [num, { start, end }] of file.objects) put(num, bodies.get(num) ?? file.bytes.subarray(start, end));
      for (const [num, bytes] of bodies) if (!file.objects.has(num)) put(num, bytes);
      const hash = createHash('sha256');
      for (const part of parts) hash.update(part);
      const id = `<${hash.digest('hex').slice(0, 32)}>`;
      let table = `xref\n0 ${next}\n0000000000 65535 f \n`;
      for (let num = 1; num < next; num++) {
        const at = offsets.get(num);
        table += at === undefined ? '0000000000 00001 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`;
      }
      const trailer = writeDict({ Size: String(next), Root: root, Info: info, ID: `[${id} ${id}]` });
      parts.push(latin1(`${table}trailer\n${trailer}\nstartxref\n${offset}\n%%EOF\n`));
      return Buffer.concat(
        parts,
        parts.reduce((sum, { length }) => sum + length, 0),
      );
    },
  };
}

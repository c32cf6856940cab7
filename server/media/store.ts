import type { Readable } from 'node:stream';

/** Where photos' bytes lie. Names are ours, such as `<company>/<session>/<file>.jpg`: never a path given from outside. */
export interface MediaStore {
  /** All or nothing: a name that can be opened has all its bytes. Durable when it resolves. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  open(name: string): Promise<{ stream: Readable; size: number } | undefined>;
  /** No error when there is none. */
  remove(name: string): Promise<void>;
  /** All names, those of a folder together. Not what is still being received. */
  list(): AsyncIterable<{ name: string; modifiedAt: Date }>;
  /** A folder for what is still being received; at start, what a dead process left there is removed. */
  readonly incoming: string;
}

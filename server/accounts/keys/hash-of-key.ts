import { createHash } from 'node:crypto';

/** What is stored of an API key. */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest();

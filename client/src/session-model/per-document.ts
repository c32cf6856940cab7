import type * as Y from 'yjs';

const stored = new WeakMap<Y.Doc, Map<symbol, unknown>>();

/** What is made of a document once, and shared by all who ask. */
export function perDocument<T>(name: symbol, make: (doc: Y.Doc) => T): (doc: Y.Doc) => T {
  return (doc) => {
    const of = stored.get(doc) ?? new Map<symbol, unknown>();
    stored.set(doc, of);
    if (!of.has(name)) of.set(name, make(doc));
    return of.get(name) as T;
  };
}

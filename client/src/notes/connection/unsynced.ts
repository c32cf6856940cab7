import * as Y from 'yjs';

/** The document has insertions beyond that state vector. */
export function hasUnsyncedText(doc: Y.Doc, vector: Uint8Array): boolean {
  const theirs = Y.decodeStateVector(vector);
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))].some(([id, clock]) => clock > (theirs.get(id) ?? 0));
}

/** It has deletions beyond those of that update, the peer's complete answer, which is already in the document. */
export function hasUnsyncedDeletions(doc: Y.Doc, answer: Uint8Array): boolean {
  return !Y.equalDeleteSets(Y.createDeleteSetFromStructStore(doc.store), Y.decodeUpdate(answer).ds);
}

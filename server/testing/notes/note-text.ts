import * as Y from 'yjs';
import { bodyName } from '../../../shared/note/document.ts';

/**
 * The text of a note as one string, for pages of tests: they write at places in it, as an editor does, in paragraphs. `yjs`:
 * the copy of the library that the document is of; bench/ has one of its own.
 */
export class NoteText {
  readonly #doc: Y.Doc;
  readonly #yjs: typeof Y;

  constructor(doc: Y.Doc, yjs: typeof Y = Y) {
    this.#doc = doc;
    this.#yjs = yjs;
  }

  get length(): number {
    return this.#texts().reduce((sum, text) => sum + text.length, 0);
  }

  toString(): string {
    return this.#texts().join('');
  }

  /** In the first paragraph that has that place; in one of its own while the note has none. */
  insert(at: number, words: string): void {
    this.#doc.transact(() => {
      const body = this.#doc.getXmlFragment(bodyName);
      const texts = this.#texts();
      if (texts.length === 0) {
        const paragraph = new this.#yjs.XmlElement('paragraph');
        const text = new this.#yjs.XmlText(words);
        paragraph.insert(0, [text]);
        return body.insert(0, [paragraph]);
      }
      let before = 0;
      for (const text of texts) {
        if (at <= before + text.length) return text.insert(at - before, words);
        before += text.length;
      }
      throw new RangeError('a place behind the end');
    });
  }

  delete(at: number, length: number): void {
    this.#each(at, length, (text, from, size) => text.delete(from, size));
  }

  format(at: number, length: number, formats: Record<string, object | null>): void {
    this.#each(at, length, (text, from, size) => text.format(from, size, formats));
  }

  #each(at: number, length: number, change: (text: Y.XmlText, from: number, size: number) => void): void {
    this.#doc.transact(() => {
      let before = 0;
      for (const text of this.#texts()) {
        const size = text.length;
        const from = Math.max(at - before, 0);
        const to = Math.min(at + length - before, size);
        if (from < to) change(text, from, to - from);
        before += size;
      }
    });
  }

  /** What others put in and took away. */
  observe(listen: (change: { inserted: string[]; deleted: string[] }) => void): void {
    this.#doc.getXmlFragment(bodyName).observeDeep((events, transaction) => {
      if (transaction.local) return;
      const inserted: string[] = [];
      const deleted: string[] = [];
      for (const event of events) {
        if (event.target instanceof this.#yjs.XmlText) {
          for (const { insert } of event.delta) if (typeof insert === 'string') inserted.push(insert);
        } else
          for (const { content } of event.changes.added) {
            if (content instanceof this.#yjs.ContentType) inserted.push(...this.#textsOf(content.type).map(String));
          }
        // Their content is still there until the transaction is over.
        for (const { content } of event.changes.deleted) {
          if (content instanceof this.#yjs.ContentString) deleted.push(content.str);
        }
      }
      listen({ inserted, deleted });
    });
  }

  #texts(): Y.XmlText[] {
    return this.#doc
      .getXmlFragment(bodyName)
      .toArray()
      .flatMap((node) => this.#textsOf(node));
  }

  #textsOf(node: unknown): Y.XmlText[] {
    if (node instanceof this.#yjs.XmlText) return [node];
    return node instanceof this.#yjs.XmlElement ? node.toArray().flatMap((inner) => this.#textsOf(inner)) : [];
  }
}

export const noteText = (doc: Y.Doc, yjs?: typeof Y): NoteText => new NoteText(doc, yjs);

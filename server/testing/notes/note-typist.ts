import { openNotePage } from './note-page.ts';

/** What a note owes its writers. */
export class Promises {
  /** Words that another has seen, or whose author was told that they are saved. */
  readonly stored = new Set<string>();
  /** Words whose going another has seen, or whose remover was told that it is saved. */
  readonly gone = new Set<string>();
  /** Words that somebody took away, whether it was saved or not. */
  readonly touched = new Set<string>();
  #enough: { n: number; tell: () => void } | undefined;

  get size(): number {
    return this.stored.size + this.gone.size;
  }

  make(kind: 'stored' | 'gone', word: string): void {
    this[kind].add(word);
    if (this.#enough && this.size >= this.#enough.n) this.#enough.tell();
  }

  /** Resolves at that very moment when as many more were made. */
  more(n: number): Promise<void> {
    return new Promise((tell) => {
      this.#enough = { n: this.size + n, tell };
    });
  }

  /** What of it a note that says this does not keep. */
  broken(text: string): { lost: string[]; back: string[] } {
    const words = new Set(wordsOf(text));
    return {
      lost: [...this.stored].filter((word) => !words.has(word) && !this.touched.has(word)),
      back: [...this.gone].filter((word) => words.has(word)),
    };
  }
}

const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean);

/**
 * One who types word after word, and now and then takes one away, until the line is gone. `mark` begins their words.
 * @returns resolves when the line is gone and all that had come over it was seen
 */
export async function typeUntilGone(
  url: string,
  noteId: string,
  cookie: string,
  mark: string,
  promises: Promises,
): Promise<void> {
  const page = openNotePage(url.replace('http', 'ws'), noteId, '', { headers: { cookie } });
  page.text.observe(({ inserted, deleted }) => {
    for (const word of inserted.flatMap(wordsOf)) promises.make('stored', word);
    for (const word of deleted.flatMap(wordsOf)) promises.make('gone', word);
  });
  /** Those of which it is not told yet that they are saved; the frame of each. */
  const mine: { frame: number; kind: 'stored' | 'gone'; word: string }[] = [];
  const hear = () => {
    const saved = page.saved();
    while (mine.length > 0 && mine[0]!.frame <= saved) {
      const { kind, word } = mine.shift()!;
      promises.make(kind, word);
    }
  };
  let n = 0;
  const timer = setInterval(() => {
    if (!page.isSynced() || page.socket.readyState !== page.socket.OPEN) return;
    hear();
    const end = Math.random() < 0.15 ? page.says().indexOf(' ') : -1;
    if (end > 0) {
      const word = page.says().slice(0, end);
      promises.touched.add(word);
      page.text.delete(0, end + 1);
      mine.push({ frame: page.sent(), kind: 'gone', word });
    } else {
      const word = `${mark}.${n++}`;
      page.text.insert(Math.random() < 0.5 ? page.text.length : 0, `${word} `);
      mine.push({ frame: page.sent(), kind: 'stored', word });
    }
  }, 5);
  await page.ended;
  clearInterval(timer);
  hear();
  page.close();
}

/** What the server says to one who comes. */
export async function readNoteOver(url: string, noteId: string, cookie: string): Promise<string> {
  const page = openNotePage(url.replace('http', 'ws'), noteId, '', { headers: { cookie } });
  // After the page's own listener, so the document has what it says.
  const synced = new Promise<void>((resolve) => page.socket.on('message', () => page.isSynced() && resolve()));
  await Promise.race([synced, page.ended]);
  const says = page.says();
  page.close();
  return says;
}

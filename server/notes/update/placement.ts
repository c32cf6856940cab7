import * as Y from 'yjs';
import { bodyName, commentsName, marksName, resolvedName } from '../../../shared/note/document.ts';
import { noteLimits } from '../../../shared/note/limits.ts';
import type { Id, ReadClient, ReadItem, ReadUpdate } from './read-update.ts';
import { malformed } from './refused.ts';

/**
 * Where an item of an update would be placed. `gone`: below something deleted, where Yjs discards its content. `missing`: next to
 * something that neither the document nor the update has, so Yjs does not apply it.
 */
export type Place =
  | { in: 'body' | 'map'; depth: 0; of: unknown; key: string | undefined }
  | { in: 'element'; name: string; depth: number; of: unknown; key: string | undefined }
  | { in: 'text'; depth: number; of: unknown; key: string | undefined }
  | { in: 'gone' }
  | { in: 'missing' };

const maps: readonly string[] = [marksName, commentsName, resolvedName];
const gone: Place = { in: 'gone' };
const missing: Place = { in: 'missing' };

/** Finds the places of an update's items, from the document and from the update itself. */
export class Placement {
  readonly #doc: Y.Doc;
  readonly #read: ReadUpdate;
  readonly #clients: Map<number, ReadClient>;
  readonly #known = new Map<ReadItem, Place>();
  readonly #depths = new Map<unknown, number>();

  constructor(doc: Y.Doc, read: ReadUpdate) {
    this.#doc = doc;
    this.#read = read;
    this.#clients = new Map(read.clients.map((client) => [client.client, client]));
  }

  /** Items that the document has not, or only partially, with their places. They come after their neighbours in the update. */
  *fresh(): Generator<{ item: ReadItem; place: Place }> {
    for (const { client, items } of this.#read.clients) {
      const state = Y.getState(this.#doc.store, client);
      for (const item of items) {
        if (item.clock + item.len <= state) continue;
        const place = this.#placeOf(item);
        if (item.clock < state) this.#checkRest(item, state, place);
        yield { item, place };
      }
    }
  }

  /** Yjs places the rest of a partially known struct after its first half, whatever place the update gives. */
  #checkRest(item: ReadItem, state: number, place: Place): void {
    const before = this.#inStore({ client: item.client, clock: state - 1 });
    if (before.in === 'gone' && item.content.kind !== 'string') return;
    const isSame = 'of' in before && 'of' in place && before.of === place.of && before.key === place.key;
    if (!isSame) throw malformed('a struct that goes on elsewhere');
  }

  /** Without recursion: each item may be placed next to one of another client, in chains as long as the update. */
  #placeOf(first: ReadItem): Place {
    const stack = [first];
    const begun = new Set<ReadItem>();
    while (stack.length > 0) {
      const item = stack.at(-1)!;
      const next = this.#known.has(item) ? undefined : this.#unknownBeside(item);
      if (next && !begun.has(next)) {
        begun.add(item);
        stack.push(next);
        continue;
      }
      // Items that are each other's neighbours in a cycle: Yjs applies none of them.
      if (!this.#known.has(item)) this.#known.set(item, next ? missing : this.#decide(item));
      stack.pop();
    }
    return this.#known.get(first)!;
  }

  /** The item of the update that has to be placed first. */
  #unknownBeside({ origin, rightOrigin, parent }: ReadItem): ReadItem | undefined {
    for (const id of [origin, rightOrigin, typeof parent === 'object' ? parent : undefined]) {
      const item = id && !this.#isStored(id) ? this.#inUpdate(id) : undefined;
      if (item && !this.#known.has(item)) return item;
    }
    return undefined;
  }

  #decide(item: ReadItem): Place {
    const { origin, rightOrigin, parent, key } = item;
    if (typeof parent === 'string') return this.#root(parent, key);
    if (parent) {
      const holder = this.#at(parent);
      return holder === gone || holder === missing ? holder : this.#inside(parent, key);
    }
    const [left, right] = [origin && this.#at(origin), rightOrigin && this.#at(rightOrigin)];
    if (left === missing || right === missing) return missing;
    if (left === gone || right === gone) return gone;
    return left ?? right ?? missing;
  }

  #root(name: string, key: string | undefined): Place {
    const of = this.#doc.share.get(name) ?? name;
    if (name === bodyName) return { in: 'body', depth: 0, of, key };
    if (maps.includes(name)) return { in: 'map', depth: 0, of, key };
    throw malformed('a part that notes do not have');
  }

  /** The place of the item with that id. */
  #at(id: Id): Place {
    if (this.#isStored(id)) return this.#inStore(id);
    const client = this.#clients.get(id.client);
    if (!client || id.clock < client.clock || id.clock >= client.end) return missing;
    const item = this.#inUpdate(id);
    return item ? (this.#known.get(item) ?? missing) : gone;
  }

  /** A place inside the item with that id. */
  #inside(id: Id, key: string | undefined): Place {
    if (this.#isStored(id)) {
      const holder = Y.getItem(this.#doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC;
      const content = holder instanceof Y.Item ? holder.content : undefined;
      return content instanceof Y.ContentType ? this.#ofType(content.type, key) : gone;
    }
    const item = this.#inUpdate(id)!;
    const around = this.#known.get(item)!;
    const depth = 'depth' in around ? around.depth + 1 : 0;
    if (item.content.kind === 'element') return { in: 'element', name: item.content.name, depth, of: item, key };
    return item.content.kind === 'text' ? { in: 'text', depth, of: item, key } : gone;
  }

  #inStore(id: Id): Place {
    const item = Y.getItem(this.#doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC;
    if (!(item instanceof Y.Item) || !item.parent) return gone;
    return this.#ofType(item.parent as Y.AbstractType<unknown>, item.parentSub ?? undefined);
  }

  #ofType(of: Y.AbstractType<unknown>, key: string | undefined): Place {
    if (of._item === null) return this.#root(Y.findRootTypeKey(of), key);
    const depth = this.#depthOf(of);
    if (of instanceof Y.XmlElement) return { in: 'element', name: of.nodeName, depth, of, key };
    if (of instanceof Y.XmlText) return { in: 'text', depth, of, key };
    throw malformed('inside a type that notes do not use');
  }

  /**
   * The number of enclosing types, its own included. A stored note may be deeper than is accepted now: counted only as far as
   * needed.
   */
  #depthOf(type: Y.AbstractType<unknown>): number {
    const known = this.#depths.get(type);
    if (known !== undefined) return known;
    let depth = 0;
    let around: Y.AbstractType<unknown> | null = type;
    while (around?._item && depth <= noteLimits.depth + 1) {
      depth++;
      around = around._item.parent as Y.AbstractType<unknown> | null;
    }
    this.#depths.set(type, depth);
    return depth;
  }

  #isStored(id: Id): boolean {
    return id.clock < Y.getState(this.#doc.store, id.client);
  }

  /** The item of the update with that id; undefined where the update has none, or only a deleted one. */
  #inUpdate(id: Id): ReadItem | undefined {
    const items = this.#clients.get(id.client)?.items ?? [];
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (items[middle]!.clock <= id.clock) low = middle + 1;
      else high = middle;
    }
    const item = items[low - 1];
    return item && id.clock < item.clock + item.len ? item : undefined;
  }
}

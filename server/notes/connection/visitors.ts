import { longestAwareness } from '../../../shared/note/wire.ts';
import { gone, readStates, type State, signed, writeStates } from './awareness.ts';
import { awarenessFrame } from './frames.ts';
import type { Member } from './member.ts';
import { pack } from './packed.ts';

/** Milliseconds. A node without a message for slightly more than two heartbeats is considered gone, with all its visitors. */
export const visitTimes = { coalesce: 40, heartbeat: 5_000, expiry: 12_000 };
/** Additional milliseconds per member, so that the carets of two hundred do not saturate every connection. */
const perMember = 2;

interface Parts {
  members: ReadonlySet<Member>;
  now: () => Date;
  /** Publishes the visitors of this node to the other nodes. */
  publish: ((states: Uint8Array, asks: boolean) => void) | undefined;
}

/** Who is in a note, and their carets: derived from open sockets, never stored. */
export class Visitors {
  readonly #parts: Parts;
  readonly #here = new Map<number, State & { member: Member }>();
  readonly #elsewhere = new Map<string, { states: Map<number, State>; at: number }>();
  readonly #changed = new Map<number, State>();
  #asks = true;
  #touched = true;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    if (parts.publish) this.#schedule();
  }

  /** Stock clients echo the states of others: those are dropped. @throws on malformed input */
  hear(member: Member, bytes: Uint8Array): 'heard' | 'too_large' {
    for (const state of readStates(bytes)) {
      if (state.clientId !== member.clientId && !this.#claims(member, state)) continue;
      if (Buffer.byteLength(state.json) > longestAwareness) return 'too_large';
      const held = this.#here.get(state.clientId);
      if (held && held.member !== member) continue;
      if (held && state.clock <= held.clock && !(state.json === gone && state.clock === held.clock)) continue;
      const json = signed(state.json, { id: member.who.reviewerId, name: member.who.name, colour: member.who.colour });
      if (json === undefined) throw new Error('an awareness state that is no object');
      const next = { clientId: state.clientId, clock: state.clock, json };
      if (json === gone) this.#here.delete(state.clientId);
      else this.#here.set(state.clientId, { ...next, member });
      this.#change(next, true);
    }
    return 'heard';
  }

  leave(member: Member): void {
    const held = member.clientId === undefined ? undefined : this.#here.get(member.clientId);
    if (held?.member !== member) return;
    this.#here.delete(held.clientId);
    this.#change({ clientId: held.clientId, clock: held.clock + 1, json: gone }, true);
  }

  /** All visitors, for one who joins. Undefined: there are none. */
  frame(): Uint8Array | undefined {
    const all = [...this.#here.values(), ...[...this.#elsewhere.values()].flatMap((node) => [...node.states.values()])];
    return all.length > 0 ? awarenessFrame(writeStates(all)) : undefined;
  }

  hearNode(node: string, bytes: Uint8Array, asks: boolean): void {
    const before = this.#elsewhere.get(node)?.states ?? new Map<number, State>();
    const states = new Map(readStates(bytes).map((state) => [state.clientId, state]));
    for (const state of states.values()) {
      if (before.get(state.clientId)?.clock !== state.clock) this.#change(state, false);
    }
    for (const state of before.values()) {
      if (!states.has(state.clientId)) this.#change({ ...state, clock: state.clock + 1, json: gone }, false);
    }
    if (states.size > 0) this.#elsewhere.set(node, { states, at: this.#parts.now().getTime() });
    else this.#elsewhere.delete(node);
    if (asks) this.#touch();
  }

  /** `asks`: hints may have been lost. */
  beat(asks: boolean): void {
    const oldest = this.#parts.now().getTime() - visitTimes.expiry;
    for (const [node, { at }] of this.#elsewhere) {
      if (at < oldest) this.hearNode(node, writeStates([]), false);
    }
    this.#asks ||= asks;
    this.#touch();
  }

  /** Departures after close are not announced: the next room of this node sends who is there. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#parts.publish?.(writeStates([]), false);
  }

  #claims(member: Member, { clientId, json }: State): boolean {
    if (member.clientId !== undefined || json === gone) return false;
    for (const node of this.#elsewhere.values()) if (node.states.has(clientId)) return false;
    const held = this.#here.get(clientId);
    if (held) {
      // A reviewer who reconnects before the old connection is known to be dead takes over its awareness id.
      if (held.member.who.reviewerId !== member.who.reviewerId) return false;
      held.member.clientId = undefined;
      held.member = member;
    }
    member.clientId = clientId;
    return true;
  }

  #change(state: State, ours: boolean): void {
    this.#changed.set(state.clientId, state);
    this.#touched ||= ours;
    this.#schedule();
  }

  #touch(): void {
    this.#touched = true;
    if (this.#parts.publish) this.#schedule();
  }

  #schedule(): void {
    if (this.#closed) return;
    const pause = Math.max(visitTimes.coalesce, this.#parts.members.size * perMember);
    this.#timer ??= setTimeout(() => this.#flush(), pause);
  }

  #flush(): void {
    this.#timer = undefined;
    if (this.#changed.size > 0) {
      const packed = pack(awarenessFrame(writeStates([...this.#changed.values()])));
      this.#changed.clear();
      for (const member of this.#parts.members) member.sendPacked(packed);
    }
    if (this.#touched) this.#parts.publish?.(writeStates([...this.#here.values()]), this.#asks);
    this.#touched = false;
    this.#asks = false;
  }
}

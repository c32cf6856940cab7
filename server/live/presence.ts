import { randomUUID } from 'node:crypto';
import type { Person } from '../../shared/live/presence.ts';
import type { Every } from '../log/follow.ts';
import type { Notifier } from '../log/notifier/notifier.ts';

/** Milliseconds. A node without a message for slightly more than two heartbeats is considered gone, with all its viewers. */
const times = { coalesce: 40, heartbeat: 5_000, expiry: 12_000 };
/** Longer lists are sent less often, so that a thousand arrivals do not cause a thousand lists to a thousand viewers. */
const perPerson = 2;

type Who = Omit<Person, 'sessionIds'>;
interface Company {
  here: Map<string, { who: Who; sessionId: string | null }>;
  elsewhere: Map<string, { people: Person[]; at: number }>;
  timer: NodeJS.Timeout | undefined;
  /** As last sent to the other nodes and to the sockets here. */
  published: string;
  announced: string;
  asks: boolean;
}

/** Who is online and what they have open: derived from open sockets, never stored. */
export class Presence {
  readonly #node = randomUUID();
  readonly #notifier: Notifier;
  readonly #now: () => Date;
  readonly #tell: (companyId: string, people: Person[]) => void;
  readonly #companies = new Map<string, Company>();
  readonly #stops: (() => void)[];

  constructor(
    parts: { notifier: Notifier; now: () => Date; repeat: Every },
    tell: (companyId: string, people: Person[]) => void,
  ) {
    this.#notifier = parts.notifier;
    this.#now = parts.now;
    this.#tell = tell;
    this.#stops = [
      this.#notifier.listen((m) => {
        if (m.type === 'presence' && m.node !== this.#node) this.#hear(m.companyId, m.node, m.people, m.asks);
      }),
      this.#notifier.onReconnect(() => this.#beat(true)),
      parts.repeat(times.heartbeat, () => this.#beat(false)),
    ];
  }

  enter(companyId: string, connectionId: string, who: Who): void {
    let company = this.#companies.get(companyId);
    if (!company) {
      company = { here: new Map(), elsewhere: new Map(), timer: undefined, published: '', announced: '', asks: true };
      this.#companies.set(companyId, company);
    }
    company.here.set(connectionId, { who, sessionId: company.here.get(connectionId)?.sessionId ?? null });
    this.#touch(companyId, company);
  }

  look(companyId: string, connectionId: string, sessionId: string | null): void {
    const company = this.#companies.get(companyId);
    const at = company?.here.get(connectionId);
    if (!company || !at) return;
    at.sessionId = sessionId;
    this.#touch(companyId, company);
  }

  leave(companyId: string, connectionId: string): void {
    const company = this.#companies.get(companyId);
    if (!company?.here.delete(connectionId)) return;
    if (company.here.size > 0) {
      this.#touch(companyId, company);
    } else {
      clearTimeout(company.timer);
      this.#companies.delete(companyId);
      this.#ring(companyId, [], false);
    }
  }

  /** All viewers on all nodes; each person once. */
  people(companyId: string): Person[] {
    const company = this.#companies.get(companyId);
    if (!company) return [];
    return merge([...hereIn(company), ...[...company.elsewhere.values()].flatMap((n) => n.people)]);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    for (const [companyId, company] of this.#companies) {
      clearTimeout(company.timer);
      this.#ring(companyId, [], false);
    }
    this.#companies.clear();
  }

  #hear(companyId: string, node: string, people: Person[], asks: boolean): void {
    const company = this.#companies.get(companyId);
    // No subscriber here; a later one sends a request.
    if (!company) return;
    if (people.length) company.elsewhere.set(node, { people, at: this.#now().getTime() });
    else company.elsewhere.delete(node);
    if (asks) company.published = '';
    this.#touch(companyId, company);
  }

  #beat(asks: boolean): void {
    const oldest = this.#now().getTime() - times.expiry;
    for (const [companyId, company] of this.#companies) {
      for (const [node, { at }] of company.elsewhere) if (at < oldest) company.elsewhere.delete(node);
      company.published = '';
      company.asks ||= asks;
      this.#touch(companyId, company);
    }
  }

  #touch(companyId: string, company: Company): void {
    const people = company.here.size + company.elsewhere.size;
    company.timer ??= setTimeout(() => this.#flush(companyId, company), Math.max(times.coalesce, people * perPerson));
  }

  #flush(companyId: string, company: Company): void {
    company.timer = undefined;
    const own = hereIn(company);
    const published = JSON.stringify(own);
    if (published !== company.published) this.#ring(companyId, own, company.asks);
    company.published = published;
    company.asks = false;
    const all = this.people(companyId);
    const announced = JSON.stringify(all);
    if (announced !== company.announced) this.#tell(companyId, all);
    company.announced = announced;
  }

  #ring(companyId: string, people: Person[], asks: boolean): void {
    this.#notifier.publish({ type: 'presence', companyId, node: this.#node, people, asks });
  }
}

const hereIn = (company: Company): Person[] =>
  merge([...company.here.values()].map(({ who, sessionId }) => ({ ...who, sessionIds: sessionId ? [sessionId] : [] })));

/** One person in several windows, or on several nodes, counts once. */
function merge(people: Person[]): Person[] {
  const all = new Map<string, Person>();
  for (const person of people) {
    const known = all.get(person.reviewerId);
    const sessionIds = [...new Set([...(known?.sessionIds ?? []), ...person.sessionIds])].sort();
    all.set(person.reviewerId, { ...(known ?? person), sessionIds });
  }
  return [...all.values()].sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : 1));
}

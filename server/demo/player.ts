import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { CaptureEvent, SessionCreated } from '../../shared/api/ingest.ts';
import { type Api, Refused } from './api.ts';
import { makePhoto } from './make-photo.ts';
import type { Send } from './script/delivery.ts';
import type { Plan } from './script/plan.ts';
import type { Moment } from './script/script.ts';

export interface PlayOptions {
  signal: AbortSignal;
  /** 2: twice as fast. */
  speed?: number;
  /** It happened then: events carry those times, are sent as fast as they are taken, and no progress is shown. */
  past?: Date;
}

export interface Played {
  sessionId: string;
  /** Codes of what the server did not take. */
  refused: string[];
}

/** Plays one plan against the API. Ends when every request was answered. */
export async function play(api: Api, plan: Plan, options: PlayOptions): Promise<Played> {
  const session = await createSession(api, plan);
  const speed = options.speed ?? 1;
  const began = Date.now();
  const timeOf = (moment: Moment): string =>
    new Date(options.past ? options.past.getTime() + moment.at : began + moment.at / speed).toISOString();
  const ids = makeIds();
  const refused: string[] = [];
  const under = new Set<Promise<void>>();
  let showing = false;
  let failure: unknown;

  const carry = async (send: Send): Promise<void> => {
    switch (send.what) {
      case 'events': {
        const events = send.moments.map((m) => ({ ...ids(m), at: timeOf(m), ...m.event }) as CaptureEvent);
        const isEngine = send.moments[0]!.by === 'engine';
        const receipt = await (isEngine ? api.assert(session, events) : api.send(session, events));
        refused.push(...receipt.events.flatMap((e) => (e.status === 'refused' ? [e.code ?? 'unknown'] : [])));
        return;
      }
      case 'photo':
        return upload(api, session, send.moment, ids(send.moment), timeOf(send.moment));
      case 'progress': {
        // One at a time, as a phone does: the newest percentage makes the ones before worthless.
        if (showing) return;
        showing = true;
        const { at: _, attempt, ...glimpse } = send.glimpse;
        await api.show(session, { attempt: ids({ attempt, by: 'phone', n: 0 }).attempt, ...glimpse });
        showing = false;
      }
    }
  };
  const start = (send: Send): void => {
    const running = carry(send)
      .catch((error: unknown) => {
        if (error instanceof Refused) refused.push(error.code);
        else if (!options.signal.aborted) failure ??= error;
      })
      .finally(() => under.delete(running));
    under.add(running);
  };

  for (const send of plan.sends) {
    if (options.signal.aborted) break;
    if (options.past) {
      if (send.what !== 'progress') await carry(send);
      continue;
    }
    const wait = began + send.at / speed - Date.now();
    if (wait > 0) await delay(wait, undefined, { signal: options.signal });
    start(send);
  }
  await Promise.all(under);
  if (failure) throw failure;
  return { sessionId: session.id, refused };
}

/** A company need not have defined the fields that the demo fills in. */
async function createSession(api: Api, { request }: Plan): Promise<SessionCreated> {
  try {
    return await api.createSession(request, randomUUIDv7());
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'extra_field_unknown') throw error;
    const { extra: _, ...bare } = request;
    return api.createSession(bare, randomUUIDv7());
  }
}

async function upload(api: Api, session: SessionCreated, moment: Moment, ids: ReportIds, at: string): Promise<void> {
  if (moment.event.type !== 'photo') return;
  const { kind, picture } = moment.event;
  await api.upload(session, ids.id, { attempt: ids.attempt, n: ids.n, at, kind }, await makePhoto(picture));
}

interface ReportIds {
  id: string;
  attempt: string;
  n: number;
}

/** Each attempt and each event gets its id once, so that what is sent twice is known again. */
function makeIds(): (of: Pick<Moment, 'attempt' | 'by' | 'n'>) => ReportIds {
  const made = new Map<string, string>();
  const once = (name: string): string => {
    const id = made.get(name) ?? randomUUIDv7();
    made.set(name, id);
    return id;
  };
  return ({ attempt, by, n }) => ({ id: once(`${attempt}/${by}/${n}`), attempt: once(`${attempt}`), n });
}

import type { Random } from './random.ts';
import type { Glimpse, Moment, Script } from './script.ts';

/** One request of the phone; `at` in milliseconds since the start of the session. */
export type Send =
  | { at: number; what: 'events'; moments: Moment[] }
  | { at: number; what: 'photo'; moment: Moment }
  | { at: number; what: 'progress'; glimpse: Glimpse };

/** Quality of the phone's connection. The API corrects the effects of the last three. */
export type Network = 'good' | 'doubled' | 'reordered' | 'late';

export const networks: readonly (readonly [number, Network])[] = [
  [85, 'good'],
  [5, 'doubled'],
  [5, 'reordered'],
  [5, 'late'],
];

/** Milliseconds. Events within this time are sent in one batch. */
const batchWindow = 120;

/** When each event is sent: some are duplicated, late or out of order. */
export function sendsOf(script: Script, network: Network, random: Random): Send[] {
  const sends = batches(script.moments).map((send) => ({ ...send, at: send.at + random.int(30, 160) }));
  const sent = sends.flatMap((send) => (isOfEngine(send) ? [send] : disturbed(send, network, script.now, random)));
  const progress = script.glimpses.map((glimpse): Send => ({ at: glimpse.at, what: 'progress', glimpse }));
  return [...sent, ...progress].sort((a, b) => a.at - b.at);
}

/** The engine runs in a data centre: its connection is good. */
const isOfEngine = (send: Exclude<Send, { what: 'progress' }>): boolean =>
  send.what === 'events' && send.moments[0]!.by === 'engine';

function batches(moments: readonly Moment[]): Exclude<Send, { what: 'progress' }>[] {
  const sends: Exclude<Send, { what: 'progress' }>[] = [];
  for (const moment of moments) {
    if (moment.event.type === 'photo') {
      // Reading and encoding a photo takes time before it is sent.
      sends.push({ at: moment.at + 250, what: 'photo', moment });
      continue;
    }
    const open = sends.findLast((s) => s.what === 'events');
    const first = open?.moments[0];
    const isSame = first?.attempt === moment.attempt && first.by === moment.by;
    if (open && first && isSame && moment.at - first.at <= batchWindow) {
      open.moments.push(moment);
      open.at = moment.at;
    } else {
      sends.push({ at: moment.at, what: 'events', moments: [moment] });
    }
  }
  return sends;
}

function disturbed<S extends Send>(send: S, network: Network, end: number, random: Random): S[] {
  switch (network) {
    case 'good':
      return [send];
    case 'doubled':
      return random.chance(0.4) ? [send, { ...send, at: send.at + random.int(150, 2500) }] : [send];
    case 'reordered':
      return random.chance(0.4) ? [{ ...send, at: send.at + random.int(300, 4000) }] : [send];
    case 'late':
      return random.chance(0.15) ? [{ ...send, at: end + random.int(2000, 8000) }] : [send];
  }
}

import { createSignal, onCleanup } from 'solid-js';
import type { DossierView } from '../../../shared/api/dossiers.ts';
import type { Paper } from '../../../shared/dossier.ts';
import { api, dossierUrl, ProblemError } from '../api.ts';
import type { Live } from '../live/store.ts';
import { saveFile } from './save-file.ts';

/** Milliseconds without a word of it after which it is asked how far a report is; the second while the line is down. */
const silence = { live: 3_000, down: 1_000 };

/** A report that was asked for in this window. */
export interface Order {
  sessionId: string;
  paper: Paper;
  /** When it was asked for. */
  since: number;
  /** Undefined until the server has answered. */
  dossier?: DossierView;
}

/** How an order ended. */
export type Outcome = { sessionId: string; paper: Paper } & (
  | { is: 'downloaded'; dossier: DossierView }
  /** `error` is absent when the server has used up its tries. */
  | { is: 'failed'; error?: unknown; dossier?: DossierView }
);

export interface Orders {
  /** Of this session, under way. */
  of(sessionId: string): Order | undefined;
  /** Makes the report of the session as it is, and downloads it once it is made. */
  ask(sessionId: string, paper: Paper): void;
}

/**
 * The reports that this window has asked for. They are seen through wherever one goes meanwhile: the line tells how far
 * they are, the log that they are done, and whoever hears of neither asks.
 */
export function createOrders(
  live: Pick<Live, 'state' | 'onChanges' | 'onPassing'>,
  ended: (outcome: Outcome) => void,
): Orders {
  const [orders, setOrders] = createSignal<readonly Order[]>([]);
  /** What was heard before the answer that says which report it is: the line may be faster. */
  const early = new Map<string, Partial<DossierView>>();
  const looks = new Map<string, ReturnType<typeof setTimeout>>();
  const of = (sessionId: string) => orders().find((order) => order.sessionId === sessionId);

  const end = (outcome: Outcome) => {
    clearTimeout(looks.get(outcome.sessionId));
    looks.delete(outcome.sessionId);
    setOrders((all) => all.filter((order) => order.sessionId !== outcome.sessionId));
    ended(outcome);
  };
  const take = (dossier: DossierView) => {
    const order = of(dossier.sessionId);
    if (!order || (order.dossier && order.dossier.id !== dossier.id)) return;
    const { sessionId, paper } = order;
    if (dossier.stage === 'made') {
      saveFile(dossierUrl(sessionId, dossier.id));
      return end({ is: 'downloaded', sessionId, paper, dossier });
    }
    if (dossier.stage === 'failed') return end({ is: 'failed', sessionId, paper, dossier });
    setOrders((all) => all.map((one) => (one === order ? { ...one, dossier } : one)));
    lookLater(sessionId);
  };
  const lookLater = (sessionId: string) => {
    clearTimeout(looks.get(sessionId));
    const pause = live.state() === 'live' ? silence.live : silence.down;
    looks.set(
      sessionId,
      setTimeout(() => void look(sessionId), pause),
    );
  };
  const look = async (sessionId: string) => {
    const id = of(sessionId)?.dossier?.id;
    if (!id) return;
    try {
      take(await api.dossier(sessionId, id));
    } catch (error) {
      const order = of(sessionId);
      if (order?.dossier?.id !== id) return;
      // A server that does not answer is asked again: what it was asked for is kept, and made after all.
      const isGone = error instanceof ProblemError && error.code === 'not_found';
      if (isGone) end({ is: 'failed', sessionId, paper: order.paper, error });
      else lookLater(sessionId);
    }
  };

  live.onPassing((message) => {
    if (message.type !== 'dossier') return;
    const { dossier } = message;
    if (of(dossier.sessionId)?.dossier) take(dossier);
    else if (of(dossier.sessionId)) early.set(dossier.id, dossier);
  });
  live.onChanges((change) => {
    for (const { type, data, sessionId } of change.type === 'changes' ? change.facts : []) {
      if (type !== 'dossier.made' && type !== 'dossier.failed') continue;
      const stage = type === 'dossier.made' ? 'made' : 'failed';
      const dossier = orders().find((order) => order.dossier?.id === data.dossierId)?.dossier;
      if (dossier) take({ ...dossier, stage });
      else if (sessionId && of(sessionId)) early.set(data.dossierId, { stage });
    }
  });
  onCleanup(() => {
    for (const timer of looks.values()) clearTimeout(timer);
  });

  return {
    of,
    ask(sessionId, paper) {
      if (of(sessionId)) return;
      setOrders((all) => [...all, { sessionId, paper, since: Date.now() }]);
      api.makeDossier(sessionId, paper).then(
        (dossier) => {
          const heard = early.get(dossier.id);
          early.clear();
          take({ ...dossier, ...heard });
        },
        (error) => end({ is: 'failed', sessionId, paper, error }),
      );
    },
  };
}

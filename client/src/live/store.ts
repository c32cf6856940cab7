import { type Accessor, createContext, useContext } from 'solid-js';
import type { LogEvent } from '../../../shared/event.ts';
import type { Down, Progress } from '../../../shared/live/down.ts';
import type { Person } from '../../../shared/live/presence.ts';
import type { SessionCounts, SessionRow, SessionView } from '../../../shared/session/session.ts';

/**
 * What every page may ask of the live feed. All of it is reactive.
 *
 * const live = useLive();
 * const watched = live.watch(props.sessionId);        // in a component, once per id
 * watched()?.view                                     // null: no such session here; undefined: not received yet
 * live.progress(props.sessionId)?.percent
 *
 * The store follows one log: `seq()` is the last position received. A page that loads rows over HTTP compares its own
 * `seq` with that of a change, and drops what is at or below its own.
 */
export interface Live {
  /** `connecting`: nothing received yet. `stale`: was live, is disconnected; the content is as of lastHeard(). */
  state: Accessor<LiveState>;
  /** Time of the last message from the server (pings included). */
  lastHeard: Accessor<Date | undefined>;
  /** True while the feed uses HTTP polling every three seconds, because no socket can be opened. */
  polling: Accessor<boolean>;
  seq: Accessor<number | undefined>;
  /** Sessions of the company by state, as of the last change. */
  counts: Accessor<SessionCounts | undefined>;
  /** Latest liveness progress of a session during capture; removed once the step is over. */
  progress(sessionId: string): Progress | undefined;
  /** Colleagues online, without the reviewer. */
  people: Accessor<readonly Person[]>;
  /** Colleagues with this session open, without the reviewer. */
  peopleAt(sessionId: string): readonly Person[];
  /** Called for each advance of the log, in order. Ends with the calling scope. */
  onChanges(fn: (change: Change) => void): void;
  /**
   * Subscribes to messages that are sent once and not stored: progress of reports and exports, changed links. Ends with the
   * calling scope.
   */
  onPassing(fn: (message: Passing) => void): void;
  /** Opens a session's live view for as long as the calling scope lives. It need not be loaded over HTTP as well. */
  watch(sessionId: string | null): Accessor<Watched | undefined>;
}

export type LiveState = 'connecting' | 'live' | 'stale';

export type Change =
  /** Current rows of the changed sessions, as of `to`. */
  | { type: 'changes'; from: number; to: number; facts: LogEvent[]; rows: SessionRow[]; gone: string[] }
  /** Too far behind for a replay: reload what is shown. */
  | { type: 'snapshot'; seq: number };

/** A hint: facts or a refetch carry the same information. */
export type Passing = Extract<Down, { type: 'report' | 'export' | 'links' }>;

export interface Watched {
  seq: number;
  view: SessionView | null;
}

export const LiveContext = createContext<Live>();

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive outside of the signed-in frame');
  return live;
}

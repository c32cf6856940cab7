import Type, { type Static } from 'typebox';
import { ExportView, ReportView } from '../api/reports.ts';
import { facts, type LogEvent } from '../event.ts';
import type { ProblemCode } from '../problem.ts';
import { Exact, Id, Nullable, OneOf, Time } from '../schema.ts';
import { stepNames } from '../session/attempt.ts';
import { challenges } from '../session/liveness.ts';
import { Person } from './presence.ts';
import { LiveCounts, LiveRow, LiveView } from './session.ts';

const Seq = Type.Integer({ minimum: 0 });

/** A fact in its place in the log. */
const Event = Type.Unsafe<LogEvent>(
  Type.Union(
    Object.entries(facts).map(([type, data]) =>
      Exact({
        ...{ type: Type.Literal(type), seq: Seq, at: Time, actor: Type.String(), sessionId: Nullable(Id) },
        data,
      }),
    ),
  ),
);

/** Of a liveness challenge under way. */
export const Progress = Exact({
  sessionId: Id,
  step: OneOf(stepNames),
  challenge: Nullable(OneOf(challenges)),
  /** 0 to 100 */
  percent: Type.Number({ minimum: 0, maximum: 100 }),
});
export type Progress = Static<typeof Progress>;

/** What the server may send, as `socket.emit('down', message)`. */
export const Down = Type.Union([
  /** The client has no cursor or one too old: it reloads what it shows, then continues from `seq`. */
  Exact({ type: Type.Literal('snapshot'), seq: Seq, counts: LiveCounts }),
  /** The log moved from `from` (exclusive) to `to`: the facts, and the current rows of the sessions that they touched. */
  Exact({
    ...{ type: Type.Literal('changes'), from: Seq, to: Seq },
    facts: Type.Array(Event),
    rows: Type.Array(LiveRow),
    gone: Type.Array(Id),
    counts: LiveCounts,
  }),
  /** The watched session as of `seq`; a client drops a view older than its own. `null`: no such session here. */
  Exact({ type: Type.Literal('session'), seq: Seq, sessionId: Id, view: Nullable(LiveView) }),
  /** Volatile: newest wins, dropped under pressure. */
  Exact({ type: Type.Literal('progress'), items: Type.Array(Progress) }),
  /** Volatile: everybody who is online. */
  Exact({ type: Type.Literal('presence'), people: Type.Array(Person) }),
  /** Volatile, to those who watch its session: status of a report. The fact `report.made` announces the end durably. */
  Exact({ type: Type.Literal('report'), report: ReportView }),
  /** A hint to those who watch it: its links to other sessions may have changed. The client requests them again. */
  Exact({ type: Type.Literal('links'), sessionId: Id }),
  /** Volatile, to the company: progress of an export. */
  Exact({ type: Type.Literal('export'), export: ExportView }),
  /** Sent before the server closes the connection for good. New problem codes do not change the protocol. */
  Exact({ type: Type.Literal('refused'), code: Type.Unsafe<ProblemCode>(Type.String()) }),
]);
export type Down = Static<typeof Down>;

import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { Viewer } from '../../accounts/login/viewer.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import type { App } from '../../http/app-type.ts';
import { problemAnswers } from '../../http/errors/problems.ts';
import { limits } from '../../http/limits/limits.ts';
import { makeValidator } from '../../http/validation.ts';
import type { Notifier } from '../../log/notifier/notifier.ts';
import { openNote } from '../../notes/commands.ts';
import { type NoteSettings, registerNotes } from '../../notes/connection/socket.ts';
import { makeTicks } from '../live/ticks.ts';
import { makeLogger } from '../logger.ts';
import { makeCompany, makeReviewer, makeSession } from '../make.ts';
import { openNotePage } from './note-page.ts';

export type NotePage = ReturnType<typeof openNotePage>;

/** One node of the notes on a free port. Who asks is told by the query `login`; nothing sweeps but `tick`. */
export async function makeNoteNode(
  parts: { db: Db; notifier: Notifier; now?: () => Date },
  settings: Partial<NoteSettings> = {},
) {
  const app = Fastify() as unknown as App;
  app.setValidatorCompiler(makeValidator());
  await app.register(problemAnswers);
  await app.register(limits);
  const viewers = new Map<string, Viewer>();
  const { repeat, tick } = makeTicks();
  const logger = makeLogger();
  const ctx = { now: () => new Date(), config: { publicUrl: undefined }, logger, ...parts };
  const authenticate = async (request: { url?: string | undefined }) =>
    viewers.get(new URL(request.url!, 'http://any').searchParams.get('login') ?? '');
  await registerNotes(app, ctx as unknown as Context, authenticate, { repeat, ...settings });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `ws://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const pages: NotePage[] = [];

  return {
    app,
    url,
    logger,
    tick,
    ctx,
    /** A login of that reviewer at this node. */
    admit(reviewer: { id: string; company_id: string; name: string; colour: number }): Viewer {
      const viewer = {
        loginId: randomUUID(),
        reviewerId: reviewer.id,
        companyId: reviewer.company_id,
        name: reviewer.name,
        colour: reviewer.colour,
      };
      viewers.set(viewer.loginId, viewer);
      return viewer;
    },
    open(viewer: Viewer, noteId: string, more: Parameters<typeof openNotePage>[3] = {}): NotePage {
      const page = openNotePage(url, noteId, viewer.loginId, more);
      pages.push(page);
      return page;
    },
    closePages(): void {
      for (const page of pages.splice(0)) page.close();
    },
    async close(): Promise<void> {
      for (const page of pages.splice(0)) page.close();
      await app.close();
    },
  };
}
export type NoteNode = Awaited<ReturnType<typeof makeNoteNode>>;

/** A company with a session that has a note, and two reviewers. */
export async function makeNoteWorld(db: Db) {
  const company = await makeCompany(db);
  const [session, ana, ben] = await Promise.all([
    makeSession(db, company.id),
    makeReviewer(db, company.id, { name: 'Ana Beridze', colour: 1 }),
    makeReviewer(db, company.id, { name: 'Ben Koval', colour: 2 }),
  ]);
  const note = await openNote({ db, now: () => new Date() }, company.id, session.id);
  return { companyId: company.id, sessionId: session.id, noteId: note!.noteId, ana, ben };
}

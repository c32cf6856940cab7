import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ReportView } from '../../../shared/api/reports.ts';
import type { Db } from '../../db/database.ts';
import { Jobs } from '../../jobs/jobs.ts';
import type { ExportParts } from '../../reports/exports/make.ts';
import { Renderer } from '../../reports/renderer/renderer.ts';
import { password } from '../app.ts';
import { makeReview } from '../review.ts';
import { tool } from './tool.ts';

/** What a tool from elsewhere says of a PDF. */
export async function askTool(name: string, pdf: Uint8Array, args: (file: string) => string[]): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-pdf-'));
  try {
    const file = path.join(dir, 'report.pdf');
    await writeFile(file, pdf);
    return await tool(name, ...args(file));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** What is attached to a PDF under that name, as Debian's pdfdetach takes it out. */
export async function detach(pdf: Uint8Array, name: string): Promise<Buffer> {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-pdf-'));
  try {
    await writeFile(path.join(dir, 'report.pdf'), pdf);
    const out = path.join(dir, 'out');
    await tool('pdfdetach', '-savefile', name, '-o', out, path.join(dir, 'report.pdf'));
    return await readFile(out);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Files of a ZIP, as Debian's unzip takes it apart. */
export async function unzip(zip: Buffer): Promise<Map<string, Buffer>> {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-zip-'));
  try {
    await writeFile(path.join(dir, 'export.zip'), zip);
    await tool('unzip', '-q', path.join(dir, 'export.zip'), '-d', path.join(dir, 'out'));
    const names = await readdir(path.join(dir, 'out'));
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(path.join(dir, 'out', name))] as const)),
    );
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Chromiums that this process has started. */
export async function chromiumsOf(parent: number): Promise<number[]> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const [, name, ppid] = /\((.*)\) \S (\d+)/.exec(stat) ?? [];
    if (Number(ppid) === parent && name?.startsWith('chromium')) found.push(Number(pid));
  }
  return found;
}

/** Reviewers at work, and a server that makes their reports. */
export async function makeReports(db: Db, env: NodeJS.ProcessEnv = {}) {
  const it = await makeReview(db, { REPORTS_AT_ONCE: '2', ...env });
  const jobs = new Jobs(it.ctx);
  const renderer = new Renderer(it.ctx);
  const reportParts: ExportParts = { ...it.ctx, jobs, renderer, origin: () => 'https://review.example' };
  const signIn = async (email: string): Promise<string> => {
    const answer = await it.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload: { email, password } });
    return answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  };
  const cookies = { us: await signIn(it.us.email), them: await signIn(it.them.email) };
  type Who = keyof typeof cookies;
  const browser = (who: Who | undefined, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
    it.app.inject({
      ...{ method, url: `/api${url}`, headers: who ? { cookie: cookies[who] } : {} },
      ...(payload !== undefined && { payload }),
    });
  const report = async (id: string, reportId: string): Promise<ReportView> =>
    (await browser('us', 'GET', `/sessions/${id}/reports/${reportId}`)).json();
  const settled = async (id: string, reportId: string): Promise<ReportView> => {
    for (;;) {
      const view = await report(id, reportId);
      if (view.status === 'made' || view.status === 'failed') return view;
      await wait(50);
    }
  };
  const asked = async (id: string, paper = 'A4', language?: string): Promise<ReportView> =>
    (await browser('us', 'POST', `/sessions/${id}/reports`, { paper, language })).json();
  return {
    ...it,
    browser,
    cookies,
    reportParts,
    async close() {
      await renderer.stop();
      await jobs.stop(1_000);
      await it.close();
    },
    asked,
    settled,
    made: async (id: string, paper?: string, language?: string) => settled(id, (await asked(id, paper, language)).id),
    file: async ({ sessionId, id }: ReportView): Promise<Buffer> =>
      (await browser('us', 'GET', `/sessions/${sessionId}/reports/${id}/file`)).rawPayload,
    check: (pdf: Buffer) =>
      it.app.inject({
        ...{ method: 'POST', url: '/api/check', payload: pdf },
        headers: { 'content-type': 'application/pdf' },
      }),
  };
}
export type Reports = Awaited<ReturnType<typeof makeReports>>;

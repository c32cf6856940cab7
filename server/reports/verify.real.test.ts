import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogEvent } from '../../shared/event.ts';
import type { ReportIssue } from '../../shared/report/report.ts';
import { genesis, link } from '../log/chain.ts';
import { sampleIssue, tinyPrint } from '../testing/pdf/tiny-print.ts';
import { explain } from './making/explain.ts';
import { checkLogExport } from './making/log-export.ts';
import { finishPdf } from './pdf/finish.ts';
import { makeCertificate } from './pdf/signature/certificate.ts';
import { signerOf } from './pdf/signature/signer.ts';
import { verifyPdf } from './pdf/verify/verify.ts';

let dir: string;
let lines: string[];
let issue: ReportIssue;
let sessionJson: Buffer;
const at = (name: string) => path.join(dir, name);

/** Runs the command as npm does. */
function verify(...args: string[]): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(import.meta.dirname, 'verify.ts'), ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, out: stdout + stderr }),
    );
  });
}

/** A log of so many events, a line each. */
function logOf(companyId: string, events: number): { lines: string[]; hashes: string[] } {
  let hash: Buffer = genesis(companyId);
  const hashes = [hash.toString('hex')];
  const written = Array.from({ length: events }, (_, i) => {
    const event = {
      seq: i + 1,
      at: '2026-03-04T05:06:07.000Z',
      type: 'session.created',
      actor: { kind: 'key', id: 'k' },
      sessionId: `session-${i}`,
      data: { b: i, a: 'x' },
    };
    hash = link(hash, event as unknown as LogEvent);
    hashes.push(hash.toString('hex'));
    return JSON.stringify({ ...event, hash: hash.toString('hex') });
  });
  return { lines: written, hashes };
}

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'verify-'));
  const log = logOf(sampleIssue().issue.company.id, 90);
  lines = log.lines;
  ({ issue, sessionJson } = sampleIssue({ checkpoint: { seq: 77, hash: log.hashes[77]! } }));
  const now = new Date('2026-03-04T00:00:00Z');
  const made = await makeCertificate({ commonName: 'Vidimus', organisation: 'Banka', now });
  const other = await makeCertificate({ commonName: 'Vidimus', organisation: 'Banka', now });
  const how = { issue, sessionJson, title: 'Report', lang: 'en', companyName: 'Banka', signer: signerOf(made) };
  const file = Buffer.from(await finishPdf(tinyPrint(), how));
  await writeFile(at('report.pdf'), file);
  file[file.indexOf('(Digital signature)') + 3] = 0x21;
  await writeFile(at('changed.pdf'), file);
  await writeFile(at('cut.pdf'), file.subarray(0, 900));
  await writeFile(at('issuer.pem'), new X509Certificate(made.certificate).toString());
  await writeFile(at('other.der'), other.certificate);
  await writeFile(at('events.jsonl'), `${lines.join('\n')}\n`);
});
afterAll(() => rm(dir, { recursive: true }));

describe('npm run verify', () => {
  test('0: genuine, by whom, and on the log', async () => {
    const { code, out } = await verify(
      at('report.pdf'),
      '--certificate',
      at('issuer.pem'),
      '--log',
      at('events.jsonl'),
    );
    expect(out).toMatch(/^GENUINE: unchanged since it was signed with the certificate that you named\.$/m);
    for (const wording of [
      'Report:          2026-000042',
      `Session:         ${issue.sessionId}`,
      'Made:            2026-03-04T05:06:07.890Z by Nino (reviewer reviewer-1)',
      `Checkpoint:      event 77 of the log, hash ${issue.checkpoint.hash}`,
      'Signed by:       O=Banka, CN=Vidimus',
      'Log:             the checkpoint is on it; its 90 events are an unbroken chain',
    ]) {
      expect(out).toContain(wording);
    }
    expect(code).toBe(0);
  });

  test('1: changed, or signed by another', async () => {
    const changed = await verify(at('changed.pdf'));
    expect(changed.out).toMatch(/^NOT GENUINE: the signature in it is not of this content\./);
    expect(changed.code).toBe(1);
    const other = await verify(at('report.pdf'), '--certificate', at('other.der'), '--json');
    expect(JSON.parse(other.out)).toMatchObject({ good: false, maker: 'another', findings: { is: 'intact', issue } });
    expect(other.code).toBe(1);
  });

  test('2: no report, no file, no certificate, no log, no idea', async () => {
    const wrong = [
      [at('cut.pdf')],
      [at('none.pdf')],
      [],
      [at('report.pdf'), at('report.pdf')],
      [at('report.pdf'), '--certificate', at('cut.pdf')],
      [at('report.pdf'), '--log', at('issuer.pem')],
      [at('report.pdf'), '--log', at('none.jsonl')],
      ['--nonsense'],
    ];
    const codes = await Promise.all(wrong.map(async (args) => (await verify(...args)).code));
    expect(codes).toEqual(wrong.map(() => 2));
  });
});

describe('a log that was exported', () => {
  const check = async (written: string[], changes: Partial<ReportIssue> = {}) => {
    await writeFile(at('log.jsonl'), written.join('\n'));
    return checkLogExport(at('log.jsonl'), { ...issue, ...changes });
  };

  test('whole, and at its beginning', async () => {
    expect(await check(lines)).toEqual({ is: 'on the chain', events: 90 });
    expect(await check(lines.slice(0, 77))).toEqual({ is: 'on the chain', events: 77 });
    const hash = genesis(issue.company.id).toString('hex');
    expect(await check([], { checkpoint: { seq: 0, hash } })).toEqual({ is: 'on the chain', events: 0 });
  });

  test('changed, with a gap, cut, of another', async () => {
    expect(await check(lines.with(9, lines[9]!.replace('"a":"x"', '"a":"y"')))).toEqual({
      is: 'broken',
      at: 10,
      kind: 'altered',
    });
    expect(await check(lines.toSpliced(9, 1))).toEqual({ is: 'broken', at: 10, kind: 'missing' });
    expect(await check(lines.slice(0, 76))).toEqual({ is: 'too short', events: 76 });
    expect(await check(logOf(issue.company.id, 80).lines, { checkpoint: { seq: 77, hash: '0'.repeat(64) } })).toEqual({
      is: 'another log',
    });
    expect(await check(logOf('somebody else', 80).lines)).toMatchObject({ is: 'broken', at: 1 });
    await expect(check([...lines, '{}'])).rejects.toThrow('line 91 of the log is not');
  });
});

test('what a file says cannot steer a terminal', async () => {
  const { certificate, key } = await makeCertificate({ commonName: 'x', organisation: 'y', now: new Date() });
  const steering = sampleIssue({ company: { id: 'c', name: 'A\u001b[2J\u202eB\nGENUINE' } });
  const signer = signerOf({ certificate, key });
  const file = await finishPdf(tinyPrint(), { ...steering, title: 'x', lang: 'en', companyName: 'x', signer });
  const described = explain({ sha256: '', findings: await verifyPdf(file), maker: 'unasked' }).join('\n');
  expect(described).toContain('A\ufffd[2J\ufffdB\ufffdGENUINE');
});

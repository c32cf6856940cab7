import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkMrz } from '../../mrz/verdict/mrz-check.ts';
import { demoDocuments, imagesDir } from '../documents.ts';
import { stories } from './faults.ts';
import { plan } from './plan.ts';
import { seedOf } from './random.ts';

const plans = Array.from({ length: 400 }, (_, i) => plan(seedOf(1, i)));

test('the same seed gives the same plan', () => {
  expect(plan(42)).toEqual(plan(42));
  expect(plan(42)).not.toEqual(plan(43));
});

test('every story comes about, and good ones most of all', () => {
  const count = Map.groupBy(plans, (p) => p.story);
  expect([...count.keys()].sort()).toEqual([...stories].sort());
  expect(count.get('good')!.length / plans.length).toBeGreaterThan(0.5);
});

test('events of each attempt and speaker are numbered from 1 without a gap, in the order of their times', () => {
  for (const { moments } of plans) {
    for (const of of Map.groupBy(moments, (m) => `${m.attempt} ${m.by}`).values()) {
      expect(of.map((m) => m.n)).toEqual(of.map((_, i) => i + 1));
      expect(of.map((m) => m.at)).toEqual(of.map((m) => m.at).sort((a, b) => a - b));
      const end = of.findIndex((m) => m.event.type === 'attempt.finished');
      expect(end === -1 || end === of.length - 1).toBe(true);
    }
  }
});

test('whatever the line does, all events are sent, never before they happened', () => {
  for (const { moments, sends } of plans) {
    const sent = sends.flatMap((s) =>
      s.what === 'progress'
        ? []
        : (s.what === 'photo' ? [s.moment] : s.moments).map((m) => ({
            at: s.at,
            of: m,
            key: `${m.attempt}/${m.by}/${m.n}`,
          })),
    );
    expect(new Set(sent.map((s) => s.key)).size).toBe(moments.length);
    expect(sent.filter((s) => s.at < s.of.at)).toEqual([]);
  }
});

test('lines that double and reorder do so', () => {
  const sent = (network: 'good' | 'doubled' | 'reordered' | 'late') =>
    plan(5, { story: 'good', network }).sends.flatMap((s) =>
      s.what === 'events' ? s.moments.flatMap((m) => (m.by === 'phone' ? m.n : [])) : [],
    );
  const sorted = (n: number[]) => [...n].sort((a, b) => a - b);
  expect(sent('good')).toEqual(sorted(sent('good')));
  expect(sent('doubled').length).toBeGreaterThan(sent('good').length);
  expect(sent('reordered')).not.toEqual(sorted(sent('reordered')));
});

test('a session takes about a minute, and progress stays below ten a second', () => {
  for (const { story, length, sends } of plans) {
    expect(length).toBeGreaterThan(25_000);
    if (story === 'good') expect(length).toBeLessThan(90_000);
    const shown = sends.filter((s) => s.what === 'progress').map((s) => s.at);
    for (const [i, at] of shown.entries())
      expect(at - (shown[i - 10] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThan(1000);
  }
});

test('all pictures of all plans are there', () => {
  const files = new Set(
    plans.flatMap((p) => p.moments.flatMap((m) => (m.event.type === 'photo' ? [m.event.picture.file] : []))),
  );
  for (const d of demoDocuments) for (const f of [d.front, d.back, d.face]) if (f) files.add(f);
  expect([...files].filter((f) => !existsSync(path.join(imagesDir, f)))).toEqual([]);
});

test('the face before the camera is the one on the document, except in a swindle', () => {
  for (const { story, document, moments } of plans) {
    const faces = moments.flatMap((m) =>
      m.event.type === 'photo' && m.event.picture.of === 'face' ? [m.event.picture.file] : [],
    );
    if (story === 'face_mismatch' && document.fault !== 'face-mismatch') expect(faces).not.toContain(document.face);
    else expect(faces.filter((f) => f !== document.face)).toEqual([]);
  }
});

const faultOf = {
  'doc-check-digit': ['Document number check digit', 'Composite check digit'],
  'birth-date-check-digit': ['Birthdate check digit', 'Composite check digit'],
  'expiry-check-digit': ['Expiration date check digit', 'Composite check digit'],
  'composite-check-digit': ['Composite check digit'],
  'unknown-state': ['Issuing state'],
} as const;

test.each(demoDocuments.filter((d) => d.mrz))('the MRZ of $id is right but for its fault ($fault)', (document) => {
  const check = checkMrz(document.mrz!);
  const wrong = check.items.filter((i) => i.valid === false).map((i) => i.category);
  expect(check.format).not.toBeNull();
  const { fault } = document;
  if (fault === 'name-digit') {
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(/name/);
  } else {
    expect(wrong).toEqual(fault && fault in faultOf ? faultOf[fault as keyof typeof faultOf] : []);
  }
});

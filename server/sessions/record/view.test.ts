import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AttemptView } from '../../../shared/session/attempt.ts';
import type { Db } from '../../db/database.ts';
import { makeDatabase } from '../../testing/database.ts';
import { makeCompany, makeSession } from '../../testing/make.ts';
import { countSessions, findSessionRows, findSessionView } from '../queries.ts';

let db: Db;
let companyId: string;
let otherId: string;
beforeAll(async () => {
  db = await makeDatabase();
  companyId = (await makeCompany(db, { name: 'Aurora' })).id;
  otherId = (await makeCompany(db)).id;
});
afterAll(() => db.destroy());

const nothingKnown = {
  livenessPassed: null,
  documentValid: null,
  faceLevel: null,
  matchConfidence: null,
  idReal: null,
  fullId: null,
};
const attempt = (number: number, more: Partial<AttemptView> = {}): Omit<AttemptView, 'photoIds'> => ({
  id: `00000000-0000-4000-8000-00000000000${number}`,
  number,
  startedAt: `2026-11-23T10:0${number}:00.000Z`,
  finishedAt: null,
  outcome: null,
  device: null,
  userAgent: null,
  clientIp: null,
  ipCountry: null,
  documentType: null,
  issuingState: null,
  steps: [],
  challenges: [],
  subject: null,
  sources: {},
  claim: null,
  photosMissing: [],
  mrz: null,
  verification: nothingKnown,
  ...more,
});

async function addPhoto(sessionId: string, attemptId: string, minute: number): Promise<string> {
  const id = crypto.randomUUID();
  const photo = {
    kind: 'selfie' as const,
    width: 1,
    height: 2,
    size: 3,
    file: id,
    thumb: id,
    sha256: new Uint8Array(32),
    file_sha256: new Uint8Array(32),
    thumb_sha256: new Uint8Array(32),
    authority: 'capture' as const,
    sent: 3,
  };
  await db
    .insertInto('photo')
    .values({
      ...photo,
      id,
      session_id: sessionId,
      company_id: companyId,
      attempt_id: attemptId,
      taken_at: new Date(Date.UTC(2026, 10, 23, 10, minute)),
    })
    .execute();
  return id;
}

test('the page: newest attempt first, the subject of the newest that read a document, photos in their order', async () => {
  const { id } = await makeSession(db, companyId, { late_events: 2, extra: '[{"key":"k","label":"L","value":"v"}]' });
  const views = [
    attempt(1, { subject: { firstName: 'Old' } }),
    attempt(2, { subject: { firstName: 'Ana' } }),
    attempt(3),
  ];
  for (const view of views) {
    const row = { id: view.id, session_id: id, company_id: companyId, number: view.number, view: JSON.stringify(view) };
    await db.insertInto('attempt').values(row).execute();
  }
  const [first, late, early, unheard] = [
    await addPhoto(id, views[0]!.id, 1),
    await addPhoto(id, views[1]!.id, 9),
    await addPhoto(id, views[1]!.id, 8),
    // Of an attempt whose first event is still on its way.
    await addPhoto(id, crypto.randomUUID(), 5),
  ];
  const view = (await findSessionView(db, companyId, id, null))!;
  expect(view).toMatchObject({
    id,
    companyName: 'Aurora',
    subject: { firstName: 'Ana' },
    mrz: null,
    lateEvents: 2,
    extra: [{ key: 'k', label: 'L', value: 'v' }],
    allowedDocuments: ['passport', 'id_card'],
  });
  expect(view.attemptHistory.map((a) => [a.number, a.photoIds])).toEqual([
    [3, []],
    [2, [early, late]],
    [1, [first]],
  ]);
  expect(view.photos.map((p) => p.id)).toEqual([unheard, early, late, first]);
});

test("another company's session is no session, neither as a page nor as a row", async () => {
  const { id } = await makeSession(db, otherId);
  expect(await findSessionView(db, companyId, id, null)).toBeUndefined();
  expect(await findSessionRows(db, companyId, [id], null)).toEqual([]);
  expect(await findSessionRows(db, otherId, [id], null)).toMatchObject([{ id, device: null, state: 'in_progress' }]);
});

test('counts follow inserts, changes of state and removals, each company its own', async () => {
  const company = (await makeCompany(db)).id;
  const zero = { in_progress: 0, awaiting_action: 0, verified: 0, rejected: 0, expired: 0 };
  expect(await countSessions(db, company)).toEqual(zero);
  const a = await makeSession(db, company);
  await makeSession(db, company, { state: 'verified' });
  await db.updateTable('session').set({ state: 'rejected' }).where('id', '=', a.id).execute();
  expect(await countSessions(db, company)).toEqual({ ...zero, verified: 1, rejected: 1 });
  await db.deleteFrom('session').where('id', '=', a.id).execute();
  expect(await countSessions(db, company)).toEqual({ ...zero, verified: 1 });
});

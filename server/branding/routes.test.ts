import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrandingView } from '../../shared/api/reports.ts';
import { defaultColour, largestLogo } from '../../shared/report/report.ts';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { makeApp, password } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';
import { makeCompany as insertCompany } from '../testing/make.ts';

/** How a company looks: who may say so, and what bad input gets. */
let it: Awaited<ReturnType<typeof makeApp>>;
let cookies: Record<'master' | 'agent' | 'stranger', string>;
beforeAll(async () => {
  it = await makeApp(await makeDatabase());
  await makeCompany(
    it.ctx,
    'Aurora',
    {},
    [
      { name: 'm', email: 'm@a.example', role: 'master' },
      { name: 'a', email: 'a@a.example', role: 'agent' },
    ],
    password,
  );
  await makeCompany(it.ctx, 'Borealis', {}, [{ name: 's', email: 'm@b.example', role: 'master' }], password);
  const signIn = async (email: string): Promise<string> => {
    const answer = await it.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload: { email, password } });
    return answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  };
  cookies = {
    master: await signIn('m@a.example'),
    agent: await signIn('a@a.example'),
    stranger: await signIn('m@b.example'),
  };
});
afterAll(() => it.close());

const ask = (
  who: keyof typeof cookies | undefined,
  method: 'GET' | 'PUT' | 'DELETE',
  at: string,
  payload?: object | Buffer,
  type = 'application/json',
) =>
  it.app.inject({
    ...{ method, url: `/api${at}` },
    headers: { ...(who && { cookie: cookies[who] }), ...(payload && { 'content-type': type }) },
    ...(payload && { payload }),
  });
const picture = (format: 'png' | 'jpeg' | 'webp' | 'gif') =>
  sharp({ create: { width: 1_200, height: 400, channels: 4, background: { r: 9, g: 90, b: 160, alpha: 0.5 } } })
    .toFormat(format)
    .toBuffer();

describe('colour', () => {
  test('ours until a master chooses; another company keeps its own', async () => {
    expect((await ask('agent', 'GET', '/branding')).json()).toEqual({
      name: 'Aurora',
      colour: defaultColour,
      logo: null,
    });
    const saved = await ask('master', 'PUT', '/branding', { colour: '#224466' });
    expect(saved.json()).toEqual({ name: 'Aurora', colour: '#224466', logo: null });
    expect((await ask('agent', 'GET', '/branding')).json()).toEqual(saved.json());
    expect((await ask('stranger', 'GET', '/branding')).json()).toMatchObject({ name: 'Borealis' });
  });

  test('only masters; nobody who is not signed in', async () => {
    for (const [method, at, body] of [
      ['PUT', '/branding', { colour: '#000000' }],
      ['DELETE', '/branding/logo', undefined],
    ] as const) {
      expect((await ask('agent', method, at, body)).statusCode).toBe(403);
      expect((await ask(undefined, method, at, body)).statusCode).toBe(401);
    }
  });

  test('a colour that is none; a name, which only the operator sets (security.md M8)', async () => {
    for (const body of [{ colour: 'red;}*{display:none' }, { name: 'Borealis', colour: '#000000' }]) {
      expect((await ask('master', 'PUT', '/branding', body)).statusCode).toBe(422);
    }
    expect((await ask('agent', 'GET', '/branding')).json()).toMatchObject({ name: 'Aurora' });
  });

  test('no two companies have a name that reads the same (security.md M8)', async () => {
    for (const name of ['borealis', ' Borealis ', 'Ｂorealis']) {
      await expect(makeCompany(it.ctx, name, {}, [], password)).rejects.toThrow(/there is a company "Borealis"/);
      // Nor does the database take one that did not come that way.
      await expect(insertCompany(it.ctx.db, { name })).rejects.toThrow(/company_name/);
    }
  });
});

describe('the logo', () => {
  test.each(['png', 'jpeg', 'webp'] as const)(
    '%s becomes a PNG of the printed size, without transparency',
    async (kind) => {
      const saved = await ask('master', 'PUT', '/branding/logo', await picture(kind), `image/${kind}`);
      expect(saved.json<BrandingView>().logo).toMatch(/^[0-9a-f]{16}$/);
      const logo = await ask('agent', 'GET', '/branding/logo');
      expect(await sharp(logo.rawPayload).metadata()).toMatchObject({
        format: 'png',
        width: 600,
        height: 200,
        hasAlpha: false,
      });
    },
  );

  test('rubbish, another kind of picture, too many bytes: refused, and the one before stays', async () => {
    const before = (await ask('master', 'GET', '/branding')).json();
    const cases: [Buffer, string, number][] = [
      [Buffer.from('no picture'), 'image/png', 422],
      [await picture('gif'), 'image/png', 422],
      [await picture('gif'), 'image/gif', 415],
      [Buffer.alloc(largestLogo + 1), 'image/png', 413],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'image/png', 422],
    ];
    for (const [body, type, status] of cases) {
      expect((await ask('master', 'PUT', '/branding/logo', body, type)).statusCode).toBe(status);
    }
    expect((await ask('master', 'GET', '/branding')).json()).toEqual(before);
  });

  test('another company has none of it; taken away, there is none', async () => {
    expect((await ask('stranger', 'GET', '/branding/logo')).statusCode).toBe(404);
    expect((await ask('master', 'DELETE', '/branding/logo')).json()).toMatchObject({ logo: null });
    expect((await ask('master', 'GET', '/branding/logo')).statusCode).toBe(404);
  });
});

import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

test('only the password itself is right, and no two hashes are alike', async () => {
  const [hash, again] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
  expect(hash).not.toBe(again);
  expect(await verifyPassword({ hash, password: 'correct horse' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'correct horsf' })).toBe(false);
});

test('however a keyboard composes its letters', async () => {
  const hash = await hashPassword('caf\u00e9 noir');
  expect(await verifyPassword({ hash, password: 'cafe\u0301 noir' })).toBe(true);
});

test('a hash of other parameters, as the reference implementation writes it', async () => {
  // From the test vectors of phc-winner-argon2: m=2^8, t=2, p=1, salt "somesalt".
  const hash = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
  expect(await verifyPassword({ hash, password: 'password' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'passwort' })).toBe(false);
});

test('what is no argon2id hash fits no password', async () => {
  for (const hash of ['', 'password', '$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65'])
    expect(await verifyPassword({ hash, password: hash })).toBe(false);
});

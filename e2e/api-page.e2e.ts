import { afterAll, beforeAll, expect, test } from 'vitest';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(async () => {
  await world.close();
  // Above all: nothing of the page breaks its content policy.
  expect(world.complaints).toEqual([]);
});

test('a developer reads the interface at /docs', async () => {
  const developer = await world.visitor();
  await developer.open('/docs');
  await developer.sees('Upload a photo');
  await developer.page.getByText('Upload a photo').click();
  await developer.sees(/JPEG, PNG, WebP or AVIF as the raw body.* 25 MiB at most/);
});

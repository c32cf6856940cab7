import { makeTemplate } from './template.ts';

/** Before the test files start, lest each of them migrates a template of its own at the same moment. */
export default async function setup(): Promise<void> {
  await makeTemplate();
}

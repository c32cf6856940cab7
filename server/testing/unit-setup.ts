import { makeTemplate } from './servers/template.ts';
import { makeTemporaryRoot } from './temporary-root.ts';

/** Before the test files start, lest each of them migrates a template of its own at the same moment. */
export default async function setup(): Promise<() => void> {
  await makeTemplate();
  return makeTemporaryRoot();
}

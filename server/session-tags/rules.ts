import { mostSessionTags } from '../../shared/api/session-tags.ts';
import { mayAdminister } from '../accounts/rules.ts';
import { Problem } from '../http/problem.ts';

/** Any reviewer adds a tag, as long as there is room. @throws Problem too_many_tags */
export function refuseTooMany(existing: number): void {
  if (existing < mostSessionTags) return;
  throw new Problem('too_many_tags', `A company has at most ${mostSessionTags} tags: remove one first.`);
}

/** Any reviewer of the company tags its sessions, whatever their state; a tag itself is a master's to remove. @throws Problem forbidden */
export function refuseRemoval(login: Parameters<typeof mayAdminister>[0]): void {
  if (!mayAdminister(login)) throw new Problem('forbidden', 'Only a master of the company removes a tag.');
}

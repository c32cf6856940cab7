import type { SavedFilterRequest } from '../../shared/api/saved-filters.ts';
import type { SessionTag } from '../../shared/session-tags.ts';
import { signIn } from './colleague.ts';
import type { Team } from './notes.ts';

/** `every`: of so many sessions one has the tag. */
const tags = [
  { name: 'VIP', every: 7 },
  { name: 'Call back', every: 11 },
];

/** A few tags on sessions, and a filter that is shared with the company. */
export async function seedTags({ url, emails, password, signal }: Team): Promise<void> {
  const colleague = await signIn(url, emails[1]!, password, signal);
  const { rows } = await colleague.list({ limit: 50 });
  for (const { name, every } of tags) {
    const tag = await colleague.ask<SessionTag>('POST', '/api/session-tags', { name });
    for (const { id } of rows.filter((_, i) => i % every === 1))
      await colleague.ask('PUT', `/api/sessions/${id}/tags/${tag.id}`);
  }
  const filter: SavedFilterRequest = {
    ...{ list: 'sessions', name: 'Low face match', shared: true },
    ...{ filter: { spoof: ['low_far'] }, sort: 'newest', keepSearch: false },
  };
  await colleague.ask('POST', '/api/saved-filters', filter);
}

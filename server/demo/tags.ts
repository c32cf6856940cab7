import type { SavedFilterRequest } from '../../shared/api/saved-filters.ts';
import type { SessionTag } from '../../shared/session/session-tags.ts';
import { signIn } from './colleague.ts';
import type { Team } from './notes.ts';

/** Of each `every` sessions one has the tag, beginning at `first`. */
const tags = [
  { name: 'VIP', first: 1, every: 7 },
  { name: 'Call back', first: 3, every: 11 },
];

/** A few tags on sessions, and a filter that is shared with the company. */
export async function seedTags({ url, emails, password, signal }: Team): Promise<void> {
  const colleague = await signIn(url, emails[1]!, password, signal);
  const { rows } = await colleague.list({ limit: 50 });
  for (const { name, first, every } of tags) {
    const tag = await colleague.ask<SessionTag>('POST', '/api/session-tags', { name });
    for (const { id } of rows.filter((_, i) => i % every === first))
      await colleague.ask('PUT', `/api/sessions/${id}/tags/${tag.id}`);
  }
  const filter: SavedFilterRequest = {
    ...{ list: 'sessions', name: 'Low face match', shared: true },
    ...{ filter: { spoof: ['low_far'] }, sort: 'newest', keepSearch: false },
  };
  await colleague.ask('POST', '/api/saved-filters', filter);
}

import { mostOwn, mostShared } from '../../shared/saved-filters.ts';
import { mayAdminister } from '../accounts/rules.ts';

interface Saved {
  id: string;
  reviewer_id: string;
  shared: boolean;
  list: string;
  name: string;
}
interface Who {
  reviewerId: string;
  role: 'master' | 'agent';
}

/** A filter that is not shared is its reviewer's alone. */
export const maySee = ({ reviewer_id, shared }: Saved, { reviewerId }: Who): boolean =>
  shared || reviewer_id === reviewerId;

/** Its reviewer; a shared one a master, too. */
export const mayChange = (saved: Saved, login: Who): boolean =>
  saved.reviewer_id === login.reviewerId || (saved.shared && mayAdminister(login));

/**
 * Why there is no room for one beside the others of its scope, or none under its name; undefined: there is.
 * @param others all of the company but itself
 */
export function roomRefused(
  wanted: Pick<Saved, 'reviewer_id' | 'shared' | 'list' | 'name'>,
  others: readonly Saved[],
): 'too_many_filters' | 'name_taken' | undefined {
  const beside = others.filter(
    (one) => one.shared === wanted.shared && (one.shared || one.reviewer_id === wanted.reviewer_id),
  );
  if (beside.length >= (wanted.shared ? mostShared : mostOwn)) return 'too_many_filters';
  const folded = wanted.name.toLowerCase();
  return beside.some((one) => one.list === wanted.list && one.name.toLowerCase() === folded) ? 'name_taken' : undefined;
}

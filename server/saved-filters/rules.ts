import { mostOwn, mostShared } from '../../shared/api/saved-filters.ts';
import type { Login } from '../accounts/login.ts';
import { mayAdminister } from '../accounts/rules.ts';
import { Problem } from '../http/problem.ts';

interface Saved {
  id: string;
  reviewer_id: string;
  shared: boolean;
  list: string;
  name: string;
}
type Who = Pick<Login, 'reviewerId' | 'role'>;

/** A filter that is not shared is its reviewer's alone. */
export const maySee = ({ reviewer_id, shared }: Saved, { reviewerId }: Who): boolean =>
  shared || reviewer_id === reviewerId;

/** Its reviewer; a shared one a master, too. */
export const mayChange = (saved: Saved, login: Who): boolean =>
  saved.reviewer_id === login.reviewerId || (saved.shared && mayAdminister(login));

/**
 * Whether there is room for one, beside the others of its scope, under its name.
 * @param others all of the company but itself
 * @throws Problem too_many_filters, name_taken
 */
export function refuseNoRoom(
  wanted: Pick<Saved, 'reviewer_id' | 'shared' | 'list' | 'name'>,
  others: readonly Saved[],
): void {
  const beside = others.filter(
    (one) => one.shared === wanted.shared && (one.shared || one.reviewer_id === wanted.reviewer_id),
  );
  const most = wanted.shared ? mostShared : mostOwn;
  if (beside.length >= most) throw new Problem('too_many_filters', `There are ${most} already: delete one first.`);
  const folded = wanted.name.toLowerCase();
  if (beside.some((one) => one.list === wanted.list && one.name.toLowerCase() === folded)) {
    throw new Problem('name_taken', 'A filter of this list has this name already.');
  }
}

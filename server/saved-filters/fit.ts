import { Compile } from 'typebox/compile';
import { SessionFilter } from '../../shared/api/review.ts';
import type { SavedFilter } from '../../shared/api/saved-filters.ts';
import { type SessionSort, sessionSorts } from '../../shared/session/session-list.ts';

type Name = keyof SessionFilter;
const validators = Object.entries(SessionFilter.properties).map(
  ([name, schema]) => [name as Name, Compile(schema)] as const,
);

/** Values that the company had when the filter was saved and may have removed since. */
export interface Existing {
  sessionTags: ReadonlySet<string>;
  /** Its own; built-in tags stay. */
  rejectionTags: ReadonlySet<string>;
}

const isOwnTag = (key: string): boolean => /^[0-9a-f]{8}-/.test(key);

/** What of a stored filter the list takes today. What it does not is left out and named: it then shows too much, not an error. Pure. */
export function fitFilter(
  stored: Record<string, unknown>,
  sort: string,
  existing: Existing,
): Pick<SavedFilter, 'filter' | 'sort' | 'gone'> {
  const gone = new Set<SavedFilter['gone'][number]>();
  const isThere = (name: Name, value: string) =>
    (name !== 'sessionTag' || existing.sessionTags.has(value)) &&
    (name !== 'tag' || !isOwnTag(value) || existing.rejectionTags.has(value));
  const entries = validators.flatMap(([name, validator]): [Name, unknown][] => {
    const value = stored[name];
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      if (validator.Check(value)) return [[name, value]];
      gone.add(name);
      return [];
    }
    const valid = value.filter((one) => validator.Check([one]) && isThere(name, String(one)));
    if (valid.length < value.length) gone.add(name);
    return valid.length > 0 ? [[name, valid]] : [];
  });
  const known = sessionSorts.find((one) => one === sort);
  if (!known) gone.add('sort');
  return {
    filter: Object.fromEntries(entries) as SessionFilter,
    sort: known ?? ('newest' satisfies SessionSort),
    gone: [...gone],
  };
}

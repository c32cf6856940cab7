import type { ConditionName } from '../../../../shared/conditions.ts';
import {
  type RejectionGroup,
  type RejectionTag,
  rejectionGroups,
  tagsOfCondition,
} from '../../../../shared/decision/rejection-tags.ts';
import { text } from '../../text/text.ts';

export interface TagGroup {
  group: RejectionGroup | 'suggested';
  tags: RejectionTag[];
}

export const tagName = ({ key, label }: Pick<RejectionTag, 'key' | 'label'>): string =>
  label ?? (text.decisions.tags as Record<string, string>)[key] ?? key;

const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Those that are offered for what was typed, in the tree's order; what fits the session's conditions comes first. */
export function offered(
  tags: readonly RejectionTag[],
  typed: string,
  chosen: readonly string[],
  unmet: readonly ConditionName[],
): TagGroup[] {
  const searched = plain(typed.trim());
  const left = tags.filter((tag) => !tag.retired && !chosen.includes(tag.key));
  const found = left.filter((tag) => {
    const words = plain(`${tagName(tag)} ${text.decisions.groups[tag.group]}`);
    return searched.split(/\s+/).every((part) => words.includes(part));
  });
  const fitting = new Set<string>(unmet.flatMap((condition) => tagsOfCondition[condition] ?? []));
  const suggested = searched === '' ? found.filter(({ key }) => fitting.has(key)) : [];
  const groups = rejectionGroups.map((group) => ({
    group,
    tags: found.filter((tag) => tag.group === group && !suggested.includes(tag)),
  }));
  return [{ group: 'suggested' as const, tags: suggested }, ...groups].filter((one) => one.tags.length > 0);
}

import { describe, expect, it } from 'vitest';
import { type RejectionGroup, type RejectionTag, rejectionTags } from '../../../../shared/decision/rejection-tags.ts';
import { offered } from './tag-match.ts';

const builtIn = (Object.keys(rejectionTags) as RejectionGroup[]).flatMap((group) =>
  rejectionTags[group].map((key): RejectionTag => ({ key, group, label: null, retired: false })),
);
const own: RejectionTag = { key: 'own-1', group: 'quality', label: 'Überbelichtet', retired: false };
const all = [...builtIn, own];
const keys = (groups: ReturnType<typeof offered>) => groups.flatMap((one) => one.tags.map(({ key }) => key));

describe('tags by typing', () => {
  it('begins with what fits the conditions that are not met, and has each tag once', () => {
    const groups = offered(all, '', [], ['full_id', 'id_real']);
    expect(groups[0]).toMatchObject({ group: 'suggested', tags: [{ key: 'fake' }, { key: 'incomplete_id' }] });
    expect(new Set(keys(groups)).size).toBe(all.length);
  });
  it('finds by any part of the name or of the group, without accents, in any case', () => {
    expect(keys(offered(all, 'uber', [], []))).toEqual(['own-1']);
    expect(keys(offered(all, 'QUALITY gla', [], []))).toEqual(['glare']);
    expect(keys(offered(all, 'no such', [], []))).toEqual([]);
  });
  it('offers neither what is chosen nor what is retired', () => {
    const retired = all.map((tag) => (tag.key === 'glare' ? { ...tag, retired: true } : tag));
    expect(keys(offered(retired, 'quality', ['own-1'], []))).toEqual(['unreadable_photo', 'incomplete_id']);
  });
});

/** Of one company, and of one reviewer alone: menus that can be read at a glance. */
export const mostShared = 50;
export const mostOwn = 20;
/** Characters. */
export const longestFilterName = 40;

export const savedLists = ['sessions', 'queue', 'rejections'] as const;
export type SavedList = (typeof savedLists)[number];

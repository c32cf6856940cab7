import type { ReadyTextKind } from '../../../shared/decision/ready-texts.ts';
import { api } from '../api.ts';
import { createQuery } from '../live/query.ts';
import type { Live } from '../live/store.ts';
import { words } from './words.ts';

export type ReadyTexts = ReturnType<typeof createReadyTexts>;

const builtIn: Record<ReadyTextKind, Partial<Record<string, readonly string[]>>> = {
  resubmission: words.resubmissions,
  rejection: words.rejections,
};

/** The texts that reviewers can insert, as the company has them now, for as long as the calling scope lives. */
export function createReadyTexts(live: Pick<Live, 'onChanges'>) {
  const { answer, failure, load } = createQuery({ name: 'readyTexts', live, ask: () => api.readyTexts() });
  return {
    isLoaded: () => answer() !== undefined,
    failure,
    load,
    isOwn: (kind: ReadyTextKind, key: string) => answer()?.[kind][key] !== undefined,
    /** Where the company's cannot be had, the built-in ones. */
    of: (kind: ReadyTextKind, key: string): readonly string[] => answer()?.[kind][key] ?? builtIn[kind][key] ?? [],
    builtIn: (kind: ReadyTextKind, key: string): readonly string[] => builtIn[kind][key] ?? [],
    sessionMinutes: () => answer()?.sessionMinutes,
  };
}

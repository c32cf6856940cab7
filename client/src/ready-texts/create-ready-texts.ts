import { createSignal } from 'solid-js';
import type { ReadyTextsAnswer } from '../../../shared/api/ready-texts.ts';
import type { ReadyTextKind } from '../../../shared/decision/ready-texts.ts';
import { api } from '../api.ts';
import type { Live } from '../live/store.ts';
import { words } from './words.ts';

export type ReadyTexts = ReturnType<typeof createReadyTexts>;

const builtIn: Record<ReadyTextKind, Partial<Record<string, readonly string[]>>> = {
  resubmission: words.resubmissions,
  rejection: words.rejections,
};

/** The texts that reviewers can insert, as the company has them now, for as long as the calling scope lives. */
export function createReadyTexts(live: Pick<Live, 'onChanges'>) {
  const [answer, setAnswer] = createSignal<ReadyTextsAnswer>();
  const [failure, setFailure] = createSignal<unknown>();
  const load = () =>
    api.readyTexts().then((now) => {
      setAnswer(now);
      setFailure(undefined);
    }, setFailure);
  void load();
  live.onChanges((change) => {
    if (change.type === 'snapshot' || change.facts.some(({ type }) => type === 'ready_text.changed')) void load();
  });
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

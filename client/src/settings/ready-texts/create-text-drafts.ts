import { createSignal } from 'solid-js';
import { longestReadyText, mostReadyTexts, type ReadyTextKind } from '../../../../shared/decision/ready-texts.ts';
import { api } from '../../api.ts';
import { useLive } from '../../live/store.ts';
import { createReadyTexts } from '../../ready-texts/create-ready-texts.ts';

export type TextDrafts = ReturnType<typeof createTextDrafts>;
export type DraftFault = 'tooMany' | 'tooLong';

interface Draft {
  typed: string;
  /** The stored text when typing began. */
  from: string;
}

export const linesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** A master's unsaved changes of the ready texts: they survive a switch to other settings. */
export function createTextDrafts() {
  const texts = createReadyTexts(useLive());
  const [drafts, setDrafts] = createSignal<ReadonlyMap<string, Draft>>(new Map());
  const idOf = (kind: ReadyTextKind, key: string) => `${kind} ${key}`;
  const set = (id: string, draft: Draft | undefined) =>
    setDrafts((all) => {
      const next = new Map(all);
      if (draft) next.set(id, draft);
      else next.delete(id);
      return next;
    });
  const stored = (kind: ReadyTextKind, key: string) => texts.of(kind, key).join('\n');
  const draftOf = (kind: ReadyTextKind, key: string) => drafts().get(idOf(kind, key));
  const isChanged = (kind: ReadyTextKind, key: string) => {
    const draft = draftOf(kind, key);
    return draft !== undefined && linesOf(draft.typed).join('\n') !== stored(kind, key);
  };
  return {
    texts,
    typed: (kind: ReadyTextKind, key: string) => draftOf(kind, key)?.typed ?? stored(kind, key),
    type: (kind: ReadyTextKind, key: string, typed: string) =>
      set(idOf(kind, key), { typed, from: draftOf(kind, key)?.from ?? stored(kind, key) }),
    isChangedAt: isChanged,
    isChanged: () =>
      [...drafts().keys()].some((id) => {
        const [kind, key] = id.split(' ') as [ReadyTextKind, string];
        return isChanged(kind, key);
      }),
    /** A colleague saved another text since typing began. */
    isOvertaken: (kind: ReadyTextKind, key: string) =>
      isChanged(kind, key) && draftOf(kind, key)!.from !== stored(kind, key),
    fault(kind: ReadyTextKind, key: string): DraftFault | null {
      const lines = linesOf(draftOf(kind, key)?.typed ?? '');
      if (lines.length > mostReadyTexts) return 'tooMany';
      return lines.some((line) => line.length > longestReadyText) ? 'tooLong' : null;
    },
    discard: (kind: ReadyTextKind, key: string) => set(idOf(kind, key), undefined),
    /** @param which `typed`: saves the edits; `builtIn`: restores the built-in texts */
    async save(kind: ReadyTextKind, key: string, which: 'typed' | 'builtIn'): Promise<void> {
      const draft = draftOf(kind, key);
      await api.setReadyTexts(kind, key, which === 'builtIn' ? null : linesOf(draft?.typed ?? ''));
      await texts.load();
      // Keeps what was typed while the request was in flight.
      if (draftOf(kind, key) === draft) set(idOf(kind, key), undefined);
    },
  };
}

import { type Accessor, createContext } from 'solid-js';
import { builtInTags, type RejectionTag } from '../../../shared/decision/rejection-tags.ts';
import { api } from '../api.ts';
import { createQuery } from '../live/query.ts';
import { useLive } from '../live/store.ts';
import { text } from '../text/text.ts';

/** The company's tags by key, and what each is called. */
export interface Tags {
  all: Accessor<readonly RejectionTag[]>;
  name(key: string): string;
  /** Why there are none. */
  failure: Accessor<unknown>;
  reload(): void;
}

const builtIn: Record<string, string> = text.decisions.tags;
const isBuiltIn = (key: string) => (builtInTags as readonly string[]).includes(key);

export const TagsContext = createContext<Tags>({
  all: () => [],
  name: (key) => builtIn[key] ?? key,
  failure: () => undefined,
  reload: () => {},
});

const none: readonly RejectionTag[] = [];

/** Asked for once, and again when a master has changed them. */
export function createTags(): Tags {
  const { answer, failure, load } = createQuery({
    name: 'rejectionTags',
    live: useLive(),
    ask: () => api.rejectionTags(),
  });
  const all = () => answer()?.tags ?? none;
  return {
    all,
    failure,
    reload: () => void load(),
    name: (key) => (isBuiltIn(key) ? builtIn[key]! : (all().find((tag) => tag.key === key)?.label ?? key)),
  };
}

import { type Accessor, createContext } from 'solid-js';
import type { SessionTag } from '../../../shared/session/session-tags.ts';
import { api } from '../api.ts';
import { createQuery } from '../live/query.ts';
import { useLive } from '../live/store.ts';

/** The company's tags of sessions, by name. */
export interface SessionTags {
  all: Accessor<readonly SessionTag[]>;
  /** Undefined while they load, and for a deleted one. */
  name(id: string): string | undefined;
  create(name: string): Promise<SessionTag>;
}

export const SessionTagsContext = createContext<SessionTags>();

const none: readonly SessionTag[] = [];

/** Loaded once, and refetched when they change. */
export function createSessionTags(): SessionTags {
  const { answer, change } = createQuery({
    name: 'sessionTags',
    live: useLive(),
    ask: () => api.sessionTags(),
  });
  const all = () => answer()?.tags ?? none;
  return {
    all,
    name: (id) => all().find((tag) => tag.id === id)?.name,
    async create(name) {
      const tag = await api.createSessionTag(name);
      change((now) => ({ tags: [...(now?.tags ?? []).filter(({ id }) => id !== tag.id), tag] }));
      return tag;
    },
  };
}

import { type Accessor, createContext, createSignal } from 'solid-js';
import type { SessionTag } from '../../../shared/session/session-tags.ts';
import { api } from '../api.ts';
import { useLive } from '../live/store.ts';

/** The company's tags of sessions, by name. */
export interface SessionTags {
  all: Accessor<readonly SessionTag[]>;
  /** Undefined while they load, and for one that is gone. */
  name(id: string): string | undefined;
  create(name: string): Promise<SessionTag>;
}

export const SessionTagsContext = createContext<SessionTags>();

/** Loaded once, and again when somebody has changed them. */
export function createSessionTags(): SessionTags {
  const [all, setAll] = createSignal<readonly SessionTag[]>([]);
  const load = () =>
    void api.sessionTags().then(
      ({ tags }) => setAll(tags),
      () => {},
    );
  load();
  useLive().onChanges((change) => {
    if (change.type === 'snapshot' || change.facts.some(({ type }) => type.startsWith('session_tag.'))) load();
  });
  return {
    all,
    name: (id) => all().find((tag) => tag.id === id)?.name,
    async create(name) {
      const tag = await api.createSessionTag(name);
      setAll((before) => [...before.filter(({ id }) => id !== tag.id), tag]);
      return tag;
    },
  };
}

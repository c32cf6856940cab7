import { createSignal } from 'solid-js';
import type { MentionPlace } from '../../../shared/api/mentions.ts';

/** Navigation target, held until that session's page has shown it. In memory only, in no address. */
const [pending, setPending] = createSignal<{ sessionId: string; place: MentionPlace } | null>(null);

export { pending, setPending };

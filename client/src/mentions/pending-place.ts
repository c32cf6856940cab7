import { createSignal } from 'solid-js';
import type { MentionPlace } from '../../../shared/api/mentions.ts';

/** Where the reviewer is going: kept until the page of that session has shown it. In memory alone, and in no address. */
const [pending, setPending] = createSignal<{ sessionId: string; place: MentionPlace } | null>(null);

export { pending, setPending };

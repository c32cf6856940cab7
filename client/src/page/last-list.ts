import { createSignal } from 'solid-js';
import type { Crumb } from './title.ts';

/** The list a session was opened from: the way back. Only in this window; after a reload the list of all sessions. */
const [lastList, setLastList] = createSignal<Crumb & { href: string }>();

export { lastList, setLastList };

import { mostSessionTags } from '../../shared/session/session-tags.ts';
import { mayAdminister } from '../accounts/rules.ts';

/** Any reviewer adds a tag, as long as there is room. */
export const hasRoom = (existing: number): boolean => existing < mostSessionTags;

/** Any reviewer of the company tags its sessions, whatever their state; a tag itself is a master's to remove. */
export const mayRemove = mayAdminister;

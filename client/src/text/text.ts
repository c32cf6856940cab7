import { en } from './en.ts';

/** Every other language fills the same shape. */
export type Texts = typeof en;
export const text: Texts = en;

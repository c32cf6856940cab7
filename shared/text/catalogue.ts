import type { en } from './en/catalogue.ts';

/** Every message of the product, by the part of it that shows them. Each language is a tree of the same shape. */
export type Catalogue = typeof en;

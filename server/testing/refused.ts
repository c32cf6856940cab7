import { expect } from 'vitest';

/** The refusal of a command, by its code. */
export const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

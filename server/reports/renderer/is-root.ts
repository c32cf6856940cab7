/** Of this process. No such thing where there are no user ids. */
export const isRoot = process.getuid?.() === 0;

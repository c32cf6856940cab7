/** The badge counts no further: it says "99+". */
export const mostUnreadCounted = 100;
/** Characters of the words around a mention. */
export const longestExcerpt = 160;

/** Files of one screening list, uploaded or fetched: OFAC's CSV comes in four. */
export const mostListFiles = 4;

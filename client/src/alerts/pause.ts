/** Milliseconds between two questions about alerts: an import may raise hundreds at once. */
export const alertPauseMs = 1_000;

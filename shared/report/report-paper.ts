/**
 * Millimetres at the foot of each page of a report that its print page leaves empty (`@page { margin }` of client/src/print/page.css): report
 * number, session and page number are put there afterwards (server/reports/pdf/footer.ts).
 */
export const footerBandMm = 18;
/** Millimetres left and right of what is put there: as the print page's own side margins. */
export const footerSideMm = 16;

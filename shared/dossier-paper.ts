/**
 * Millimetres at the foot of each page of a dossier that its print page leaves empty (`@page { margin-bottom }`): report
 * number, session and page number are put there afterwards (server/dossiers/pdf/footer.ts).
 */
export const footerBandMm = 20;
/** Millimetres left and right of what is put there: as the print page's own side margins. */
export const footerSideMm = 15;

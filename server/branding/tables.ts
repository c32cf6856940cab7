/** See sql/0010_reports.sql. */
export interface BrandingTables {
  branding: {
    company_id: string;
    version: number;
    colour: string;
    logo: Uint8Array | null;
    reviewer_id: string | null;
    at: Date | string;
  };
}

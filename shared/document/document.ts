export const documentTypes = ['passport', 'id_card', 'residence_permit', 'driving_licence'] as const;
export type DocumentType = (typeof documentTypes)[number];

/** What was read from the document's photo. A field that was not read is absent. */
export interface Subject {
  firstName?: string;
  lastName?: string;
  /** The name in the document's own script, when it has one beside the Latin. */
  nativeName?: string;
  documentNumber?: string;
  personalNumber?: string;
  sex?: 'F' | 'M' | 'X';
  /** Year-month-day, or as much of it as the document says; so are the other dates. */
  birthDate?: string;
  /** When the document was issued. */
  issueDate?: string;
  expirationDate?: string;
  /** ICAO 9303 code of three letters (or D). */
  nationality?: string;
}

export const subjectFields = [
  'firstName',
  'lastName',
  'nativeName',
  'documentNumber',
  'personalNumber',
  'sex',
  'birthDate',
  'issueDate',
  'expirationDate',
  'nationality',
] as const satisfies readonly (keyof Subject)[];

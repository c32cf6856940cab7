import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Static } from 'typebox';
import type { DocumentFields } from '../../shared/api/ingest.ts';
import type { DocumentType } from '../../shared/document/document.ts';

export const imagesDir = path.join(import.meta.dirname, 'images');

/** A defect of the document itself, independent of the photo. */
export type DocumentFault =
  | 'doc-check-digit'
  | 'birth-date-check-digit'
  | 'expiry-check-digit'
  | 'composite-check-digit'
  | 'name-digit'
  | 'expired'
  | 'unknown-state'
  | 'screen-recapture'
  | 'cropped-corner'
  | 'blur'
  | 'glare'
  | 'face-mismatch';

/** A fictitious document and the generated person on it: one entry of images/given.json or images/drawn.json. */
export interface DemoDocument {
  id: string;
  type: DocumentType;
  issuingState: string;
  fields: Static<typeof DocumentFields>;
  /** As printed; absent on driving licences. */
  mrz?: string[];
  fault: DocumentFault | null;
  /** Files in images/. */
  front: string;
  back?: string;
  face: string;
  /** Position of the head in the picture of the face: centre and side of a square, as fractions of the whole. */
  crop: [x: number, y: number, side: number];
}

const listed = (file: string): DemoDocument[] =>
  (JSON.parse(readFileSync(path.join(imagesDir, file), 'utf8')) as { documents: DemoDocument[] }).documents;

export const demoDocuments: readonly DemoDocument[] = [...listed('given.json'), ...listed('drawn.json')];

/** Faults of the print; the photo and everything else are in order. */
export const printFaults = [
  'doc-check-digit',
  'birth-date-check-digit',
  'expiry-check-digit',
  'composite-check-digit',
  'name-digit',
  'unknown-state',
] as const satisfies DocumentFault[];

export const documentsWith = (...faults: readonly (DocumentFault | null)[]): DemoDocument[] =>
  demoDocuments.filter((d) => faults.includes(d.fault));

/** Faces of other people of the same sex, as an impostor would choose. */
export const otherFaces = (of: DemoDocument): DemoDocument[] =>
  demoDocuments.filter((d) => d.face !== of.face && d.fields.sex === of.fields.sex && d.fault !== 'face-mismatch');

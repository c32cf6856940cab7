import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { DocumentType } from '../../../shared/document/document.ts';
import { type DemoDocument, type DocumentFault, imagesDir } from '../documents.ts';
import { drawnPeople } from './people.ts';

/**
 * Takes over the 24 given documents and the faces that the demo needs, in a smaller size: `node pack.ts <folder>`, where
 * the folder holds manifest.json, documents/ and faces/. Run once; what it made is committed.
 */
const from = process.argv[2];
if (!from) throw new Error('name the folder with manifest.json');

interface Given {
  id: number;
  person: { lastName: string; firstName: string; sex: 'F' | 'M'; birthDate: string; nationality: string };
  document: {
    template: string;
    documentNumber: string;
    expirationDate: string;
    personalNumber: string | null;
    issuingState: string;
  };
  mrz: string[];
  defect: DocumentFault | null;
  selfie: string;
  files: string[];
}

const typeOf = (template: string): DocumentType =>
  template.startsWith('pp') ? 'passport' : template.startsWith('rp') ? 'residence_permit' : 'id_card';
const webp = (file: string): string => `${path.basename(file, '.jpg')}.webp`;

await mkdir(path.join(imagesDir, 'documents'), { recursive: true });
await mkdir(path.join(imagesDir, 'faces'), { recursive: true });
const { documents } = JSON.parse(await readFile(path.join(from, 'manifest.json'), 'utf8')) as { documents: Given[] };

const faces = new Set([...documents.map((d) => d.selfie), ...drawnPeople.map((p) => `faces/${p.face}.jpg`)]);
for (const face of faces) {
  await sharp(path.join(from, face))
    .webp({ quality: 78, effort: 6 })
    .toFile(path.join(imagesDir, 'faces', webp(face)));
}
const packed: DemoDocument[] = [];
for (const d of documents) {
  for (const file of d.files) {
    // 1,100 pixels: the MRZ stays readable when a reviewer zooms in.
    await sharp(path.join(from, file))
      .resize({ width: 1100, withoutEnlargement: true })
      .webp({ quality: 68, effort: 6 })
      .toFile(path.join(imagesDir, 'documents', webp(file)));
  }
  const [front, back] = d.files.map((f) => `documents/${webp(f)}`);
  const { personalNumber, documentNumber, expirationDate, issuingState } = d.document;
  packed.push({
    id: `given-${String(d.id).padStart(2, '0')}`,
    type: typeOf(d.document.template),
    issuingState,
    fields: { ...d.person, documentNumber, ...(personalNumber && { personalNumber }), expirationDate },
    mrz: d.mrz,
    fault: d.defect,
    front: front!,
    ...(back && { back }),
    face: `faces/${webp(d.selfie)}`,
    crop: [0.5, 0.44, 0.84],
  });
}
await writeFile(path.join(imagesDir, 'given.json'), `${JSON.stringify({ documents: packed }, null, 1)}\n`);

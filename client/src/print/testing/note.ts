import type { NoteRecord } from '../../../../shared/report/report.ts';
import { amelie, at, ben, id, nino, run } from './parts.ts';
import { hit } from './screening.ts';

export const note: NoteRecord = {
  seq: 88,
  frozenAt: at(2100),
  body: [
    { kind: 'heading', level: 2, children: [run(nino, 0, 'Document')] },
    {
      kind: 'paragraph',
      children: [
        run(nino, 1, 'The hologram moves as it should, and the '),
        run(nino, 2, 'optical ink', { marks: ['bold'] } as never),
        run(nino, 2, ' turns from green to blue. '),
        run(ben, 6, 'I have compared it with the specimen of 2021: the same. '),
        { kind: 'mention', reviewerId: amelie, label: 'Amélie', authorId: ben },
        run(ben, 6, ', please look at '),
        { kind: 'reference', to: 'mrz:Last name', label: 'MRZ: Last name', authorId: ben },
        run(ben, 6, '.'),
      ],
    },
    {
      kind: 'tasks',
      items: [
        { done: true, children: [{ kind: 'paragraph', children: [run(amelie, 8, 'Portrait and selfie compared')] }] },
        { done: false, children: [{ kind: 'paragraph', children: [run(nino, 9, 'Called the subject')] }] },
      ],
    },
    {
      kind: 'bullets',
      items: [
        [{ kind: 'paragraph', children: [run(ben, 12, 'ზედაპირი სუფთაა; שלום; مرحبا')] }],
        [
          {
            kind: 'paragraph',
            children: [
              run(amelie, 13, 'See '),
              run(amelie, 13, 'PRADO', { marks: ['link'], href: 'https://www.consilium.europa.eu/prado' } as never),
            ],
          },
        ],
      ],
    },
    {
      kind: 'quote',
      children: [{ kind: 'paragraph', children: [run(amelie, 14, 'A misread character, no changed document.')] }],
    },
  ],
  marks: [
    {
      id: id(5, 1),
      kind: 'box',
      photoId: id(3, 100),
      points: [120, 700, 900, 960],
      number: 1,
      at: at(1300),
      authorId: nino,
    },
    {
      id: id(5, 2),
      kind: 'arrow',
      photoId: id(3, 100),
      points: [1200, 800, 900, 560],
      number: 2,
      at: at(1320),
      authorId: ben,
    },
    {
      id: id(5, 3),
      kind: 'pin',
      photoId: id(3, 100),
      points: [420, 420, 420, 420],
      number: 3,
      at: at(1340),
      authorId: amelie,
    },
    {
      id: id(5, 4),
      kind: 'box',
      photoId: id(3, 102),
      points: [250, 300, 700, 900],
      number: 1,
      at: at(1360),
      authorId: amelie,
    },
  ],
  threads: [
    {
      about: `mark:${id(5, 1)}`,
      resolved: { at: at(1500), byId: ben },
      comments: [
        { id: id(5, 21), authorId: nino, at: at(1310), editedAt: null, text: 'Is this a 0 or a D?' },
        { id: id(5, 22), authorId: ben, at: at(1400), editedAt: at(1410), text: 'A D: the front has it clearly.' },
      ],
    },
    {
      about: 'field:subject.lastName',
      resolved: null,
      comments: [{ id: id(5, 23), authorId: amelie, at: at(1450), editedAt: null, text: 'Corrected as on the front.' }],
    },
    {
      about: `hit:${hit.id}`,
      resolved: { at: at(1600), byId: ben },
      comments: [
        { id: id(5, 24), authorId: ben, at: at(1480), editedAt: null, text: 'Looked at the source: another person.' },
      ],
    },
  ],
};

import { render } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import type { PhotoView } from '../../../../shared/document/media.ts';
import { photoRemarks } from '../../../../shared/document/photo-remarks.ts';
import { PhotoFigures, PhotoRemarks, photoDetails } from './photo-remarks.tsx';

const photo: PhotoView = {
  ...{ id: 'p', attemptId: 'a', kind: 'document_front', takenAt: '2026-11-23T10:00:00.000Z' },
  ...{ width: 1240, height: 873, size: 90_000, quality: { sharpness: 1066.4, glare: 0.0024 } },
};

test('a photo that came out well has its figures and no remark', () => {
  const { container } = render(() => [<PhotoRemarks photo={photo} />, <PhotoFigures photo={photo} />]);
  expect(container.textContent).toBe(' · Sharpness 1,066, overexposed 0 %');
  expect(photoDetails(photo)).toBe('1,240 × 873 px · Sharpness 1,066, overexposed 0 %');
});

test('what is wrong is said in words', () => {
  const bad = { ...photo, width: 700, height: 500, quality: { sharpness: 18.4, glare: 0.31 } };
  const { container } = render(() => [<PhotoRemarks photo={bad} />, <PhotoFigures photo={bad} />]);
  expect(container.textContent).toBe('BlurredGlareLow resolution · Sharpness 18, overexposed 31 %');
});

test('a face is judged by other bounds than a document, and an old photo by its size alone', () => {
  const face = { kind: 'selfie', width: 512, height: 512, quality: { sharpness: 73, glare: 0.1 } } as const;
  expect(photoRemarks(face)).toEqual([]);
  expect(photoRemarks({ ...face, kind: 'document_back' })).toEqual(['blurred', 'glare', 'small']);
  expect(photoRemarks({ kind: 'document_front', width: 90, height: 60 })).toEqual(['small']);
});

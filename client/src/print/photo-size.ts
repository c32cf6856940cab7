import type { Paper } from '../../../shared/dossier.ts';
import type { PhotoView } from '../../../shared/media.ts';

/** Millimetres between the margins of print.css. */
export const textWidth: Record<Paper, number> = { A4: 178, Letter: 183.9 };
const gap = 4;

interface Slot {
  width: number;
  /** Two of the largest, with what is written below them, are a page. */
  height: number;
}

/** How many stand side by side: one of a document, so that it is read; two where an older attempt's was as good; else three. */
export function columnsOf(photo: PhotoView, look: { isNewest: boolean; isMarked: boolean }): 1 | 2 | 3 {
  const isDocument = photo.kind === 'document_front' || photo.kind === 'document_back';
  if (isDocument) return look.isNewest || look.isMarked ? 1 : 2;
  return look.isMarked ? 2 : 3;
}

const heights = { 1: 104, 2: 100, 3: 76 } as const;

/** Where a photo stands: its share of the text's width. */
export const slotOf = (columns: 1 | 2 | 3, paper: Paper): Slot => ({
  width: Math.floor((textWidth[paper] - gap * (columns - 1)) / columns),
  height: heights[columns],
});

/** As large as its slot allows, in its own proportions. */
export function fitted(photo: { width: number; height: number }, slot: Slot): Slot {
  const [width, height] = [Math.max(1, photo.width), Math.max(1, photo.height)];
  const scale = Math.min(slot.width / width, slot.height / height);
  const round = (mm: number) => Math.round(mm * 100) / 100;
  return { width: round(width * scale), height: round(height * scale) };
}

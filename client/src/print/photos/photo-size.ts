import type { PhotoView } from '../../../../shared/document/media.ts';
import type { Paper } from '../../../../shared/report/report.ts';

/** Millimetres between the margins of page.css. */
export const textWidth: Record<Paper, number> = { A4: 178, Letter: 183.9 };
const gap = 4;

interface Slot {
  width: number;
  /** Two of the largest, with their captions, fill a page. */
  height: number;
}

export type Columns = 1 | 2 | 3 | 4;
export const isDocument = ({ kind }: PhotoView): boolean => kind === 'document_front' || kind === 'document_back';

/**
 * Photos per row. A document: one, so that it is legible; two, which is a card's true size, for an older attempt. Faces: three or
 * four, each still larger than in a passport. Twice as large with marks on it.
 */
export function columnsOf(photo: PhotoView, look: { isNewest: boolean; isMarked: boolean; faces: number }): Columns {
  if (isDocument(photo)) return look.isNewest || look.isMarked ? 1 : 2;
  if (look.isMarked) return 2;
  return look.faces > 3 ? 4 : 3;
}

const heights: Record<Columns, number> = { 1: 100, 2: 100, 3: 76, 4: 56 };

/** A photo's box: its share of the text's width. */
export const slotOf = (columns: Columns, paper: Paper): Slot => ({
  width: Math.floor(((textWidth[paper] - gap * (columns - 1)) / columns) * 10) / 10,
  height: heights[columns],
});

/** As large as its slot allows, with its aspect ratio. */
export function fitted(photo: { width: number; height: number }, slot: Slot): Slot {
  const [width, height] = [Math.max(1, photo.width), Math.max(1, photo.height)];
  const scale = Math.min(slot.width / width, slot.height / height);
  const round = (mm: number) => Math.round(mm * 100) / 100;
  return { width: round(width * scale), height: round(height * scale) };
}

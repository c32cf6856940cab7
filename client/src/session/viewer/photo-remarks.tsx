import { TriangleAlert } from 'lucide-solid';
import { For, Show } from 'solid-js';
import type { PhotoView } from '../../../../shared/document/media.ts';
import { photoRemarks } from '../../../../shared/document/photo-remarks.ts';
import { words } from '../../session-model/words.ts';
import { formatNumber } from '../../ui/text/format.ts';

const w = words.viewer.quality;

/** `Sharpness 812, blown out 1 %`. */
export const qualityFigures = ({ sharpness, glare }: NonNullable<PhotoView['quality']>): string =>
  w.figures({ sharpness: formatNumber(Math.round(sharpness)), glare: formatNumber(Math.round(glare * 100)) });

/** Size and figures as one text, for the tip over a caption that has no room for them. */
export const photoDetails = (photo: PhotoView): string =>
  [
    words.viewer.size({ width: formatNumber(photo.width), height: formatNumber(photo.height) }),
    ...(photo.quality ? [qualityFigures(photo.quality)] : []),
  ].join(' · ');

/** What is wrong with a photo, in words. */
export function PhotoRemarks(props: { photo: PhotoView }) {
  return (
    <For each={photoRemarks(props.photo)}>
      {(remark) => (
        <span class="ms-2 inline-flex items-center gap-1 align-bottom font-medium text-awaiting">
          <TriangleAlert size={14} stroke-width={2} aria-hidden="true" />
          {w.remarks[remark]}
        </span>
      )}
    </For>
  );
}

/** How it came out, in figures. */
export function PhotoFigures(props: { photo: PhotoView }) {
  return <Show when={props.photo.quality}>{(quality) => <span class="num"> · {qualityFigures(quality())}</span>}</Show>;
}

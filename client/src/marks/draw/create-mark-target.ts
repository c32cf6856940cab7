import { type Accessor, createEffect } from 'solid-js';
import type { MarkStore } from '../../session-model/mark-store.ts';
import { scene, takeTarget, target } from '../../session-model/reveal.ts';
import type { Viewer } from '../../session-model/viewer-state.ts';

/**
 * A mark that was asked for from the note's text or a list: its photo comes onto the stage, then it is shown.
 * `open`: its thread as well.
 */
export function createMarkTarget(
  store: Accessor<MarkStore | undefined>,
  viewer: Viewer,
  show: (id: string, open: boolean) => void,
): void {
  createEffect(() => {
    const about = target()?.about;
    const mark = about?.startsWith('mark:') ? store()?.of(about.slice('mark:'.length)) : undefined;
    const photos = scene()?.view().photos ?? [];
    if (!mark || !photos.some((photo) => photo.id === mark.photoId)) return;
    if (!viewer.shown().some((photo) => photo.id === mark.photoId)) viewer.select(mark.photoId);
    const asked = takeTarget(`mark:${mark.id}`);
    viewer.fit();
    show(mark.id, asked?.open ?? false);
  });
}

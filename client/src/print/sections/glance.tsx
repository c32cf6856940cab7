import { For, Show } from 'solid-js';
import type { PhotoView } from '../../../../shared/document/media.ts';
import { photoUrl } from '../fonts/fetch-early.ts';
import { fitted, isDocument } from '../photos/photo-size.ts';
import type { Source } from '../source.ts';
import { formatUtc } from '../utc.ts';
import { words } from '../words.ts';

/** Millimetres. A portrait on a passport is then as large as on the passport itself, half as large again on a card. */
const slots = { document: { width: 92, height: 62 }, face: { width: 48, height: 62 } };

/** The document beside the face, on the first page: what the whole report is about. */
export function Glance(props: { of: Source }) {
  const shown = glanceOf(props.of);
  return (
    <Show when={shown.length > 0}>
      <div class="glance">
        <For each={shown}>{(photo) => <Pair of={props.of} photo={photo} />}</For>
      </div>
    </Show>
  );
}

/** The front and the face of the newest attempt that has both, else of the newest that has either. */
function glanceOf({ view, input }: Source): PhotoView[] {
  const usable = view.photos.filter(({ id }) => !input.missing.includes(id));
  const attempts = [...new Set(usable.map(({ attemptId }) => attemptId))];
  const pairs = attempts.map((attempt) => {
    const photos = usable.filter(({ attemptId }) => attemptId === attempt);
    const front = photos.find(({ kind }) => kind === 'document_front');
    const face = photos.find(({ kind }) => kind === 'selfie') ?? photos.find(({ kind }) => kind === 'liveness_frame');
    return [front, face].filter((photo) => photo !== undefined);
  });
  return pairs.find((pair) => pair.length === 2) ?? pairs.find((pair) => pair.length === 1) ?? [];
}

function Pair(props: { of: Source; photo: PhotoView }) {
  const { photo } = props;
  const { number, name } = props.of.photo(photo.id)!;
  const size = fitted(photo, isDocument(photo) ? slots.document : slots.face);
  return (
    <div style={{ width: `${size.width}mm` }}>
      <img
        src={photoUrl(photo.id)}
        alt={words.photos.alt({ n: number, name, time: formatUtc(photo.takenAt), marks: 0 })}
        style={{ width: `${size.width}mm`, height: `${size.height}mm` }}
      />
      <p class="small">
        {words.photos.number({ n: number })} {name}
      </p>
    </div>
  );
}

import { For, Show } from 'solid-js';
import type { AttemptView } from '../../../../shared/session/attempt.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { photoName } from '../../session-model/photo-names.ts';
import { words } from '../../session-model/words.ts';
import { Thumb } from '../viewer/filmstrip.tsx';

export function AttemptPhotos(props: { view: SessionView; attempt: AttemptView; open: (id: string) => void }) {
  const photos = () => props.view.photos.filter((photo) => photo.attemptId === props.attempt.id);
  return (
    <Show when={photos().length > 0} fallback={<span class="text-muted">{words.attempts.nothing}</span>}>
      <ul class="flex max-w-72 flex-wrap gap-1.5 py-1">
        <For each={photos()}>
          {(photo) => (
            <li>
              <Thumb
                sessionId={props.view.id}
                photo={photo}
                name={words.attempts.openPhoto({
                  what: photoName(photo, props.view.photos, props.view.attemptHistory),
                })}
                on={false}
                unseen={false}
                select={() => props.open(photo.id)}
              />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

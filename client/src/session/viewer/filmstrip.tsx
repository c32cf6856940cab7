import { ImageOff } from 'lucide-solid';
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import type { PhotoView } from '../../../../shared/document/media.ts';
import { thumbUrl } from '../../api.ts';
import { attemptLabel, groupsOf, photoName } from '../../session-model/photo-names.ts';
import { words } from '../../session-model/words.ts';
import { PhotoFaces } from '../follow/section-faces.tsx';

const w = words.viewer;

export function Filmstrip(props: {
  sessionId: string;
  photos: readonly PhotoView[];
  attempts: readonly { id: string; number: number }[];
  shown: readonly string[];
  unseen: readonly string[];
  select: (id: string) => void;
}) {
  let row!: HTMLUListElement;
  const groups = createMemo(() => groupsOf(props.photos, props.attempts));
  createEffect(
    on(
      () => props.shown[0],
      (id) => {
        const at = id && row.querySelector<HTMLElement>(`[data-photo="${id}"]`);
        if (!at) return;
        const [from, to] = [at.offsetLeft - 8, at.offsetLeft + at.offsetWidth + 8];
        if (from < row.scrollLeft) row.scrollLeft = from;
        else if (to > row.scrollLeft + row.clientWidth) row.scrollLeft = to - row.clientWidth;
      },
    ),
  );
  return (
    <ul ref={row} aria-label={w.strip} class="relative flex shrink-0 gap-3 overflow-x-auto p-1">
      {/* Keyed by the attempt: a group that gets a photo is not re-rendered. */}
      <For each={groups().map((group) => group.attemptId)}>
        {(attemptId) => {
          const group = () => groups().find((g) => g.attemptId === attemptId);
          return (
            <li class="shrink-0">
              <div class="caps mb-0.5 px-0.5">{attemptLabel(group()?.number ?? null)}</div>
              <ul class="flex gap-1.5">
                <For each={group()?.photos}>
                  {(photo) => (
                    <li class="relative">
                      <span class="pointer-events-none absolute start-0 bottom-0.5 z-10">
                        <PhotoFaces id={photo.id} />
                      </span>
                      <Thumb
                        sessionId={props.sessionId}
                        photo={photo}
                        name={photoName(photo, props.photos, props.attempts)}
                        on={props.shown.includes(photo.id)}
                        unseen={props.unseen.includes(photo.id)}
                        select={() => props.select(photo.id)}
                      />
                    </li>
                  )}
                </For>
              </ul>
            </li>
          );
        }}
      </For>
    </ul>
  );
}

export function Thumb(props: {
  sessionId: string;
  photo: PhotoView;
  name: string;
  on: boolean;
  unseen: boolean;
  select: () => void;
}) {
  const [failed, setFailed] = createSignal(false);
  return (
    <button
      type="button"
      data-photo={props.photo.id}
      aria-label={props.unseen ? w.unseen({ name: props.name }) : props.name}
      aria-current={props.on ? 'true' : undefined}
      data-tip={props.name}
      onClick={() => props.select()}
      class={`strip-in stage-ground relative h-12 w-16 shrink-0 @2xl:[@media(min-height:800px)]:h-18 @2xl:[@media(min-height:800px)]:w-24 overflow-hidden rounded-md outline-offset-1 ${
        props.on ? 'outline-2 outline-accent' : 'outline-1 outline-line hover:outline-edge'
      }`}
    >
      <Show
        when={!failed()}
        fallback={<ImageOff size={16} stroke-width={1.5} class="m-auto text-muted" aria-hidden="true" />}
      >
        <img
          src={thumbUrl(props.sessionId, props.photo.id)}
          alt=""
          draggable={false}
          class="size-full object-cover"
          onError={() => setFailed(true)}
        />
      </Show>
      <Show when={props.unseen}>
        <span class="absolute end-1 top-1 size-2 rounded-full bg-live ring-2 ring-surface" aria-hidden="true" />
      </Show>
    </button>
  );
}

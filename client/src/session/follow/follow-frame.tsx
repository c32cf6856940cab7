import { Show } from 'solid-js';
import { words } from '../../notes/words.ts';
import { personColour } from '../../ui/text/person.ts';
import type { FollowPlaces } from './create-places.ts';

/** Around the page of one who follows: in the leader's colour, with a way out. */
export function FollowFrame(props: { places: FollowPlaces }) {
  return (
    <>
      <Show when={props.places.following()}>
        {(leader) => (
          <div
            class="pointer-events-none absolute inset-0 z-30 border-2"
            style={{ 'border-color': personColour(leader().user.colour) }}
          >
            <div
              class="pointer-events-auto absolute start-1/2 bottom-0 flex h-8 -translate-x-1/2 items-center gap-2 rounded-t-md ps-3 pe-1 text-small font-medium whitespace-nowrap text-white rtl:translate-x-1/2"
              style={{ 'background-color': personColour(leader().user.colour) }}
              role="status"
            >
              {words.following({ name: leader().user.name })}
              <button
                type="button"
                data-follow
                class="flex h-6 items-center gap-1.5 rounded bg-white/15 px-2 hover:bg-white/25"
                onClick={() => props.places.stop()}
              >
                {words.stop} <kbd class="text-caps opacity-80">{words.stopKey}</kbd>
              </button>
            </div>
          </div>
        )}
      </Show>
      <Show when={props.places.lost()}>
        {(name) => (
          <p
            role="status"
            class="fade-in pointer-events-none absolute start-1/2 top-2 z-30 -translate-x-1/2 rounded-full border border-line bg-raised px-3 py-1 text-small shadow-float"
          >
            {words.left({ name: name() })}
          </p>
        )}
      </Show>
    </>
  );
}

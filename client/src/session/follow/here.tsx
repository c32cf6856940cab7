import { createMemo, For, Show } from 'solid-js';
import { useLive } from '../../live/store.ts';
import { words } from '../../notes/words.ts';
import type { Visitor } from '../../session-model/note.ts';
import { useNote } from '../../session-model/note.ts';
import { words as page } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { Avatar, Faces } from '../../ui/avatar.tsx';
import { personColour } from '../../ui/text/person.ts';
import { type FollowPlaces, usePlaces } from './create-places.ts';
import { faceOf, persons } from './place.ts';

/** More avatars would push the session's id away. */
const most = 6;

/** Viewers of this session; those whose page can be followed are buttons. */
export function Here(props: { sessionId: string }) {
  const live = useLive();
  const note = useNote();
  const places = usePlaces();
  const visitors = () => persons((note()?.visitors() ?? []).filter((visitor) => visitor.user.id !== note()?.me.id));
  const others = () => {
    const shown = new Set(visitors().map((visitor) => visitor.user.id));
    return live.peopleAt(props.sessionId).filter((person) => !shown.has(person.reviewerId));
  };
  const ids = createMemo(() =>
    visitors()
      .slice(0, most)
      .map((visitor) => visitor.user.id),
  );
  return (
    // Hidden when empty: on a phone an empty box would push the id to the next line.
    <div class={visitors().length + others().length > 0 ? 'flex items-center gap-2' : 'hidden'}>
      <Show when={places && places.followers().length > 0}>
        <span class="max-w-50 truncate text-small text-muted max-xl:sr-only">
          {words.followedBy({
            names: persons(places!.followers())
              .map((visitor) => visitor.user.name)
              .join(text.ui.comma),
          })}
        </span>
      </Show>
      <ul class="flex items-center gap-1" aria-label={page.page.looking}>
        {/* Keyed by person: each caret move makes a new visitor object, and a button must not vanish under a click. */}
        <For each={ids()}>
          {(id) => (
            <Show when={visitors().find((visitor) => visitor.user.id === id)}>
              {(visitor) => <FollowButton visitor={visitor()} places={places} />}
            </Show>
          )}
        </For>
      </ul>
      <Faces people={[...visitors().slice(most).map(faceOf), ...others()]} max={4} label={page.page.looking} />
    </div>
  );
}

function FollowButton(props: { visitor: Visitor; places: FollowPlaces | undefined }) {
  const name = () => props.visitor.user.name;
  const isFollowed = () => props.places?.following()?.user.id === props.visitor.user.id;
  return (
    <li>
      <button
        type="button"
        data-follow
        aria-label={isFollowed() ? words.unfollow({ name: name() }) : words.follow({ name: name() })}
        class={`flex rounded-full ring-offset-2 ring-offset-surface hover:ring-2 ${isFollowed() ? 'ring-2' : ''}`}
        style={{ '--tw-ring-color': personColour(props.visitor.user.colour) }}
        onClick={() => (isFollowed() ? props.places?.stop() : props.places?.follow(props.visitor.clientId))}
      >
        <Avatar
          name={name()}
          colour={props.visitor.user.colour}
          size={24}
          ornament
          tip={words.followHint({ name: name(), at: whereOf(props.visitor) })}
        />
      </button>
    </li>
  );
}

function whereOf({ place }: Visitor): string {
  if (!place || place.tab === 'notes') return words.looksAt.notes;
  if (place.tab === 'attempts') return words.looksAt.attempts;
  const section = Object.entries(page.sections).find(([id]) => id === place.section?.id)?.[1];
  return section ? words.looksAtSection({ section }) : words.looksAt.photos;
}

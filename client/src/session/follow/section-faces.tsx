import { Show } from 'solid-js';
import { useNote } from '../../session-model/note.ts';
import { Faces } from '../../ui/avatar.tsx';
import { faceOf, persons } from './place.ts';

/** Who reads this section now. */
export function SectionFaces(props: { id: string }) {
  const note = useNote();
  const here = () =>
    persons(note()?.visitors() ?? []).filter(
      ({ user, place }) => user.id !== note()?.me.id && place?.tab === 'current' && place.section?.id === props.id,
    );
  return <FacesAt people={here().map(faceOf)} />;
}

/** Who has this photo on the stage now. */
export function PhotoFaces(props: { id: string }) {
  const note = useNote();
  const here = () =>
    persons(note()?.visitors() ?? []).filter(
      ({ user, place }) => user.id !== note()?.me.id && place?.photos?.some((photo) => photo.id === props.id),
    );
  return <FacesAt people={here().map(faceOf)} />;
}

function FacesAt(props: { people: ReturnType<typeof faceOf>[] }) {
  return (
    <Show when={props.people.length > 0}>
      <span class="ms-1.5 inline-flex">
        <Faces people={props.people} max={3} size={16} />
      </span>
    </Show>
  );
}

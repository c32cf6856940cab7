import { For, Show } from 'solid-js';
import type { NoteThread } from '../../../../shared/report/report.ts';
import { nameOf as listedName } from '../../session/pep/listed.ts';
import { labelOfMark, subjectWords } from '../../session-model/subject-words.ts';
import { nameOfSubject, partsOf } from '../../session-model/subjects.ts';
import { Mark } from '../sections/answer.tsx';
import type { Source } from '../source.ts';
import { At, Paragraph, UntrustedText } from '../untrusted-text.tsx';
import { formatUtc } from '../utc.ts';
import { words } from '../words.ts';

const w = words.notes;

/** Threads about marks are printed beside the photos. */
export function Threads(props: { of: Source }) {
  const note = props.of.input.record.note;
  const all = note?.threads ?? [];
  const drawn = new Set(note?.marks.filter(({ photoId }) => props.of.photo(photoId)).map(({ id }) => `mark:${id}`));
  const here = all.filter(({ about }) => !drawn.has(about));
  return (
    <Show when={all.length > 0}>
      <h3>{w.threads}</h3>
      <Show when={here.length < all.length}>
        <p class="note">{w.onPhotos}</p>
      </Show>
      <For each={here}>
        {(thread) => (
          <div class="thread">
            <p class="strong">
              <UntrustedText text={nameOfThread(thread, props.of)} />
            </p>
            <Comments of={props.of} thread={thread} />
          </div>
        )}
      </For>
    </Show>
  );
}

export function nameOfThread({ about }: NoteThread, { view, input, photo }: Source): string {
  const [kind, rest] = partsOf(about);
  if (kind === 'mark') {
    const mark = input.record.note?.marks.find(({ id }) => id === rest);
    return mark ? labelOfMark(mark.kind, mark.number, photo(mark.photoId)?.name ?? null) : subjectWords.mark;
  }
  if (kind === 'hit') {
    const result = view.screened?.result;
    const hit = [...(result?.hits ?? []), ...(result?.weak ?? [])].find(({ id }) => id === rest);
    if (hit) return w.hit({ name: listedName(hit) });
  }
  return nameOfSubject(about, view) ?? w.subjectGone;
}

/** The comments, and whether the thread is resolved. */
export function Comments(props: { of: Source; thread: NoteThread }) {
  const { nameOf } = props.of;
  const { resolved, comments } = props.thread;
  return (
    <div class="talk">
      <For each={comments}>
        {(comment) => (
          <>
            <p class="by">
              <bdi class="strong">{nameOf(comment.authorId)}</bdi>, <At at={comment.at} />
              <Show when={comment.editedAt}>{(at) => `, ${w.edited({ time: formatUtc(at()) })}`}</Show>
            </p>
            <Paragraph text={comment.text} />
          </>
        )}
      </For>
      <p class="by">
        {resolved === null ? (
          <Mark is="open" class="doubt" what={w.open} />
        ) : (
          <>
            <bdi>
              <Mark
                is="yes"
                class="quiet"
                what={resolved.byId ? w.resolvedBy({ who: nameOf(resolved.byId) }) : w.resolved}
              />
            </bdi>
            , <At at={resolved.at} />
          </>
        )}
      </p>
    </div>
  );
}

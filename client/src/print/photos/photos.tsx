import { For, Show } from 'solid-js';
import type { PhotoView } from '../../../../shared/document/media.ts';
import { photoRemarks } from '../../../../shared/document/photo-remarks.ts';
import { qualityFigures } from '../../session/viewer/photo-remarks.tsx';
import { attemptLabel, groupsOf } from '../../session-model/photo-names.ts';
import { labelOfMark } from '../../session-model/subject-words.ts';
import { words as page } from '../../session-model/words.ts';
import { formatBytes, formatNumber } from '../../ui/text/format.ts';
import { photoUrl } from '../fonts/fetch-early.ts';
import { type DrawnMark, isDrawn, MarkDrawing } from '../notes/mark-drawing.tsx';
import { Letter } from '../notes/note-blocks.tsx';
import { Comments } from '../notes/threads.tsx';
import { Heads, Section } from '../sections/section.tsx';
import type { Source } from '../source.ts';
import { At } from '../untrusted-text.tsx';
import { formatUtc } from '../utc.ts';
import { words } from '../words.ts';
import { columnsOf, fitted, isDocument, slotOf } from './photo-size.ts';

const w = words.photos;

/** Newest attempt first, as on the page; each large enough to read, with what reviewers drew on it. */
export function Photos(props: { of: Source }) {
  const { view } = props.of;
  const groups = groupsOf(view.photos, view.attemptHistory);
  return (
    <Section title={w.title}>
      <Show
        when={groups.length > 0}
        fallback={<p class="quiet">{view.state === 'in_progress' ? w.noneYet : w.none}</p>}
      >
        <For each={groups}>
          {(group, i) => (
            <>
              <h3>{w.group({ attempt: attemptLabel(group.number), n: group.photos.length })}</h3>
              <div class="photos">
                <For each={group.photos}>
                  {(photo) => (
                    <Photo
                      of={props.of}
                      photo={photo}
                      isNewest={i() === 0}
                      faces={group.photos.filter((one) => !isDocument(one)).length}
                    />
                  )}
                </For>
              </div>
              <Hashes of={props.of} photos={group.photos} />
            </>
          )}
        </For>
      </Show>
    </Section>
  );
}

function Photo(props: { of: Source; photo: PhotoView; isNewest: boolean; faces: number }) {
  const { photo } = props;
  const { input } = props.of;
  const { number, name } = props.of.photo(photo.id)!;
  const marks = input.record.note?.marks.filter(({ photoId }) => photoId === photo.id) ?? [];
  const columns = columnsOf(photo, { isNewest: props.isNewest, isMarked: marks.length > 0, faces: props.faces });
  const slot = slotOf(columns, input.issue.paper);
  const size = fitted(photo, slot);
  const isMissing = input.missing.includes(photo.id);
  return (
    <div class="photo" style={{ width: `${slot.width}mm` }}>
      <div class="picture" style={{ width: `${size.width}mm`, height: `${size.height}mm` }}>
        <Show when={!isMissing} fallback={<p class="gone">{w.missing}</p>}>
          <img
            src={photoUrl(photo.id)}
            alt={w.alt({ n: number, name, time: formatUtc(photo.takenAt), marks: marks.length })}
            width={photo.width}
            height={photo.height}
          />
        </Show>
        <Show when={marks.length > 0}>
          <MarkDrawing of={props.of} photo={photo} marks={marks} width={size.width} />
        </Show>
      </div>
      <p class="under">
        <b>{w.number({ n: number })}</b> {name}
      </p>
      <p class="small">
        {w.taken({ time: formatUtc(photo.takenAt) })}.{' '}
        {page.viewer.size({ width: formatNumber(photo.width), height: formatNumber(photo.height) })},{' '}
        {formatBytes(photo.size)}
        {photo.quality && `. ${qualityFigures(photo.quality)}`}.
        <For each={photoRemarks(photo)}>{(remark) => ` ${page.viewer.quality.remarks[remark]}.`}</For>
      </p>
      <Show when={marks.length > 0}>
        <Marks of={props.of} number={number} photo={photo} marks={marks} />
      </Show>
    </div>
  );
}

/** Below the photos, each in one line, so that it can be searched and copied. */
function Hashes(props: { of: Source; photos: readonly PhotoView[] }) {
  return (
    <table class="hashes">
      <caption>{w.hashes}</caption>
      <tbody>
        <For each={props.photos.map(({ id }) => props.of.photo(id)!)}>
          {({ number, sha256 }) => (
            <tr>
              <th scope="row">{w.number({ n: number })}</th>
              <td class="hash">{sha256}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function Marks(props: { of: Source; number: number; photo: PhotoView; marks: readonly DrawnMark[] }) {
  const { threads } = props.of.input.record.note!;
  return (
    <table class="grid">
      <caption>{w.marks({ n: props.number })}</caption>
      <Heads>
        <th scope="col" class="w14">
          {w.mark}
        </th>
        <th scope="col" class="w34">
          {w.drawn}
        </th>
        <th scope="col">{w.comments}</th>
      </Heads>
      <tbody>
        <For each={props.marks}>
          {(mark) => {
            const writer = props.of.person(mark.authorId);
            const thread = threads.find(({ about }) => about === `mark:${mark.id}`);
            return (
              <tr>
                <th scope="row">
                  {labelOfMark(mark.kind, mark.number, null)}
                  <Show when={!isDrawn(mark, props.photo)}>
                    <span class="note">{w.outside}</span>
                  </Show>
                </th>
                <td>
                  <Letter of={writer} /> <bdi>{writer?.name ?? words.somebody}</bdi>, <At at={mark.at} />
                </td>
                <td>
                  <Show when={thread}>{(one) => <Comments of={props.of} thread={one()} />}</Show>
                </td>
              </tr>
            );
          }}
        </For>
      </tbody>
    </table>
  );
}

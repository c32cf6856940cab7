import { ScanFace } from 'lucide-solid';
import { For, type JSX, Show } from 'solid-js';
import type { Link } from '../../../shared/api/links.ts';
import type { PhotoKind } from '../../../shared/document/media.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import { thumbUrl } from '../api.ts';
import { fullName } from '../session-model/session-name.ts';
import { StateMark } from '../session-model/state-mark.tsx';
import { Button } from '../ui/button.tsx';
import { countryName } from '../ui/text/country-name.ts';
import { Time } from '../ui/text/time.tsx';
import { words } from './words.ts';

export interface PhotoRef {
  sessionId: string;
  photoId: string;
}

/** Shared photos that are shown. */
const mostShared = 4;

interface Pair {
  name: string;
  note: string | null;
  here: string | null;
  other: string | null;
}

/** This session and another: their photos and values beside each other, what differs marked. */
export function SideBySide(props: {
  view: SessionView;
  link: Link;
  compare: (here: PhotoRef, other: PhotoRef) => void;
}) {
  const other = () => props.link.session;
  const newest = (...kinds: PhotoKind[]) => props.view.photos.find((photo) => kinds.includes(photo.kind))?.id ?? null;
  const usualPairs = () =>
    (['document', 'face'] as const).map(
      (kind): Pair => ({
        name: words.photos[kind],
        note: null,
        here: kind === 'document' ? newest('document_front') : newest('selfie', 'liveness_frame'),
        other: other().photos[kind],
      }),
    );
  const shared = () =>
    props.link.photos.slice(0, mostShared).map(
      ({ photoId, otherPhotoId, isExact }): Pair => ({
        name: isExact ? words.photos.exact : words.photos.similar,
        note: isExact ? words.reasons.photo : words.reasons.similar_photo,
        here: photoId,
        other: otherPhotoId,
      }),
    );
  const pairs = (): Pair[] => [
    ...shared(),
    ...usualPairs().filter(
      (pair) => !shared().some(({ here, other: there }) => here === pair.here && there === pair.other),
    ),
  ];
  const text = (here: string | null, there: string | null) => ({ here: here ?? '', there: there ?? '' });
  const rows = () => {
    const [a, b] = [props.view, other()];
    const state = (code: string | null) => (code ? countryName(code) : null);
    return [
      [words.fields.name, text(fullName(a), fullName(b))],
      [words.fields.documentNumber, text(a.documentNumber, b.documentNumber)],
      [words.fields.issuingState, text(state(a.issuingState), state(b.issuingState))],
      [words.fields.personalNumber, text(a.personalNumber, b.personalNumber)],
      [words.fields.nationality, text(state(a.nationality), state(b.nationality))],
    ] as const;
  };
  return (
    <div class="flex flex-col gap-3 border-t border-line pt-3">
      <ul class="grid gap-3 @lg:grid-cols-2">
        <For each={pairs()}>
          {(pair) => (
            <li class="min-w-0">
              <div class="mb-1 flex min-h-6 items-center justify-between gap-2">
                <p class={pair.note ? 'font-medium text-awaiting' : 'text-muted'}>{pair.name}</p>
                <Show when={pair.here && pair.other}>
                  <Button
                    size="small"
                    kind="quiet"
                    aria-label={words.enlarge({ what: pair.name })}
                    data-tip={words.enlarge({ what: pair.name })}
                    onClick={() =>
                      props.compare(
                        { sessionId: props.view.id, photoId: pair.here! },
                        { sessionId: other().id, photoId: pair.other! },
                      )
                    }
                  >
                    <ScanFace size={14} stroke-width={1.75} aria-hidden="true" />
                  </Button>
                </Show>
              </div>
              <div class="grid grid-cols-2 gap-1">
                <Thumb sessionId={props.view.id} id={pair.here} name={`${pair.name}, ${words.columns.here}`} />
                <Thumb sessionId={other().id} id={pair.other} name={`${pair.name}, ${words.columns.other}`} />
              </div>
            </li>
          )}
        </For>
      </ul>
      <table class="w-full table-fixed text-start">
        <thead>
          <tr class="text-small text-muted">
            <th scope="col" class="w-[28%] py-1 text-start font-medium">
              {words.columns.field}
            </th>
            <th scope="col" class="py-1 text-start font-medium">
              {words.columns.here}
            </th>
            <th scope="col" class="py-1 text-start font-medium">
              {words.columns.other}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {([name, { here, there }]) => (
              <Row name={name} differs={here !== '' && there !== '' && here !== there}>
                <Value text={here} />
                <Value text={there} />
              </Row>
            )}
          </For>
          <Row name={words.fields.reference} differs={false}>
            <Value text={props.view.reference ?? ''} />
            <Value text={other().reference ?? ''} />
          </Row>
          <Row name={words.fields.state} differs={false}>
            <StateMark state={props.view.state} />
            <StateMark state={other().state} />
          </Row>
          <Row name={words.fields.created} differs={false}>
            <Time at={props.view.createdAt} short />
            <Time at={other().createdAt} short />
          </Row>
        </tbody>
      </table>
    </div>
  );
}

function Row(props: { name: string; differs: boolean; children: [JSX.Element, JSX.Element] }) {
  return (
    <tr class="border-t border-line align-baseline">
      <th scope="row" class="py-1 pe-2 text-start font-normal text-muted">
        {props.name}
      </th>
      <td class="py-1 pe-2">{props.children[0]}</td>
      <td class={`py-1 ${props.differs ? 'font-medium text-awaiting' : ''}`}>
        {props.children[1]}
        <Show when={props.differs}>
          <span class="sr-only"> ({words.differs})</span>
        </Show>
      </td>
    </tr>
  );
}

function Value(props: { text: string }) {
  return (
    <Show when={props.text} fallback={<span class="text-muted">{words.empty}</span>}>
      <span dir="auto" class="wrap-anywhere">
        {props.text}
      </span>
    </Show>
  );
}

function Thumb(props: { sessionId: string; id: string | null; name: string }) {
  return (
    <Show
      when={props.id}
      fallback={
        <span class="grid h-28 place-items-center rounded-md border border-dashed border-line text-small text-muted">
          {words.noPhoto}
        </span>
      }
    >
      {(id) => (
        <img
          src={thumbUrl(props.sessionId, id())}
          alt={props.name}
          loading="lazy"
          class="h-28 w-full rounded-md border border-line bg-sunk object-contain"
        />
      )}
    </Show>
  );
}

import { createEffect, createMemo, For, Show } from 'solid-js';
import { takesText } from '../../keyboard/fields.ts';
import { interruptTyping } from '../../keyboard/guarded-keys.ts';
import { stagePointOf } from '../../session-model/geometry.ts';
import type { MarkView } from '../../session-model/mark-store.ts';
import { openThread } from '../../session-model/reveal.ts';
import { threadStoreOf } from '../../threads/store.ts';
import { initialsOf } from '../../ui/text/person.ts';
import { MarkBar } from '../mark-bar.tsx';
import { words } from '../words.ts';
import type { Draft, Marker } from './create-marker.ts';
import type { RemoteDraft } from './drafts.ts';
import type { LayerPlace } from './ground.ts';
import { bodyOf, OneMark } from './one-mark.tsx';
import { isDegenerate, type Points, settled } from './shapes.ts';

/** The marks of one photo over its stage. */
export function MarkLayer(props: { marker: Marker; place: LayerPlace }) {
  let svg!: SVGSVGElement;
  const photo = () => props.place.photo;
  const draft = () => (props.marker.draft()?.photoId === photo().id ? props.marker.draft() : null);
  const marks = createMemo(() =>
    (props.marker.store()?.on(photo().id) ?? []).filter(
      // Another client's photo may have been larger: what lies outside of this one is not drawn.
      (mark) => !isDegenerate(mark.kind, settled(mark.kind, mark.points, photo())),
    ),
  );
  const remote = () => props.marker.remoteOn(photo().id);
  const remoteById = (id: string) => remote().find((drawn) => drawn.id === id);
  const byId = (id: string): MarkView | undefined => marks().find((mark) => mark.id === id);
  // Keyed by id: a mark keeps its element and the focus when it is stored or moved.
  const ids = createMemo(() => {
    const drawn = draft();
    const stored = marks().map((mark) => mark.id);
    const coming = [...(drawn?.isNew ? [drawn] : []), ...remote()].map((shape) => shape.id);
    return [...new Set([...stored, ...coming])];
  });
  const onStage = (points: Points): Points => {
    const { pose, size, turn } = props.place;
    const at = (x: number, y: number) => stagePointOf({ x, y }, pose, photo(), size, turn);
    const [a, b] = [at(points[0], points[1]), at(points[2], points[3])];
    const round = (n: number) => Math.round(n * 100) / 100;
    return [
      round(a.x + size.width / 2),
      round(a.y + size.height / 2),
      round(b.x + size.width / 2),
      round(b.y + size.height / 2),
    ];
  };
  const shapeOf = (id: string): Draft | MarkView | RemoteDraft | undefined => {
    const drawn = draft();
    return drawn?.id === id ? drawn : (remoteById(id) ?? byId(id));
  };

  createEffect(() => {
    const [id, thread] = props.marker.wanted()?.split(' ') ?? [];
    if (!id || !ids().includes(id) || !props.marker.shown()) return;
    props.marker.want(null);
    // Once it is rendered.
    queueMicrotask(() => {
      const element = bodyOf(svg, id);
      element?.focus({ preventScroll: true });
      if (thread && element) openThread(`mark:${id}`, element);
      // The note was closed at this moment: there is no field to write in.
      if (thread === 'comment' && !takesText(document.activeElement)) interruptTyping(words.comment);
    });
  });
  const keepMoved = () => {
    const moved = draft();
    if (moved && !moved.isNew) props.marker.confirm(photo());
  };

  return (
    <Show when={props.marker.shown()}>
      <svg
        ref={svg}
        // Chromium makes an SVG with a focusout listener a tab stop; only its marks should be one.
        tabindex="-1"
        role="group"
        aria-label={words.layer}
        width={props.place.size.width}
        height={props.place.size.height}
        class="pointer-events-none absolute inset-0 overflow-visible"
        // A held key is a single undo step.
        on:keyup={(event) => event.key.startsWith('Arrow') && keepMoved()}
        on:focusout={keepMoved}
      >
        <For each={ids()}>
          {(id) => {
            const mark = () => byId(id);
            const writer = () => {
              const stored = mark();
              return stored ? props.marker.writerOf(stored) : (remoteById(id)?.user ?? props.marker.note()?.me);
            };
            const mine = () => {
              const stored = mark();
              return stored ? props.marker.isMine(stored) : draft()?.id === id;
            };
            const thread = () => {
              const note = props.marker.note();
              const found = note && threadStoreOf(note.doc).of(`mark:${id}`);
              return found && !found.resolved ? found.comments.length : 0;
            };
            const name = () => writer()?.name ?? words.somebody;
            const number = () => mark()?.number;
            const badge = () => [number(), initialsOf(name())].filter((part) => part !== undefined).join(' ');
            return (
              <Show when={shapeOf(id)}>
                {(shape) => (
                  <OneMark
                    id={id}
                    kind={shape().kind}
                    points={onStage(shape().points)}
                    colour={writer()?.colour ?? 9}
                    badge={badge()}
                    label={
                      draft()?.id === id && !mark()
                        ? `${badge()}: ${words.kinds[shape().kind]}. ${words.placed}`
                        : words.badged({ badge: badge(), kind: shape().kind, author: name() })
                    }
                    selected={props.marker.selected() === id}
                    flashing={props.marker.flashing() === id}
                    handles={mine() && (props.marker.selected() === id || draft()?.id === id)}
                    comments={thread()}
                  />
                )}
              </Show>
            );
          }}
        </For>
      </svg>
      <Show when={!draft() && byId(props.marker.selected() ?? '')}>
        {(mark) => (
          <MarkBar mark={mark()} marker={props.marker} points={onStage(mark().points)} size={props.place.size} />
        )}
      </Show>
    </Show>
  );
}

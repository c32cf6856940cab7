import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-solid';
import { createEffect, createMemo, createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js';
import { Times } from '../../../../shared/note/times.ts';
import { describeError } from '../../api.ts';
import type { Note } from '../../session-model/note.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/floating/dialog.tsx';
import { formatTime } from '../../ui/text/format.ts';
import { personColour } from '../../ui/text/person.ts';
import { loadRows } from '../editor/load-times.ts';
import { words as editorWords } from '../editor/words.ts';
import { countsOf, Past } from './past.ts';
import { PastText } from './past-text.tsx';
import { words } from './words.ts';

/** Milliseconds without a change that separate two edits, and how long *play* stays at each. */
const pause = 60_000;
const playEvery = 120;
/** Maximum ticks on the axis: more could not be distinguished. */
const mostTicks = 300;

/** The note at any moment, with its authors. */
export function NoteHistory(props: { note: Note; onClose: () => void }) {
  const past = new Past();
  const times = new Times();
  const [length, setLength] = createSignal(0);
  const [state, setState] = createSignal<'loading' | 'read' | 'failed'>('loading');
  const [failure, setFailure] = createSignal<unknown>();
  const [at, setAt] = createSignal(-1);
  const [playing, setPlaying] = createSignal(false);
  const loading = new AbortController();
  onCleanup(() => loading.abort());

  const load = async () => {
    setState('loading');
    try {
      await loadRows(props.note.id, past.rows.at(-1)?.seq ?? 0, loading.signal, (rows) => {
        past.add(rows);
        for (const row of rows) times.add(row);
      });
      setLength(past.rows.length);
      setAt(past.rows.length - 1);
      setState('read');
    } catch (error) {
      if (loading.signal.aborted) return;
      setFailure(error);
      setState('failed');
    }
  };
  void load();

  const row = () => past.rows[at()];
  const writer = () => personOf(at()) ?? { name: editorWords.unknownWriter, colour: 9 };
  const personOf = (index: number) => {
    const authorId = past.rows[index]?.authorId;
    return authorId === undefined ? undefined : props.note.person(authorId);
  };
  const edits = createMemo(() => (length() > 0 ? past.sessions(pause) : []));
  const jump = (by: 1 | -1) => {
    const now = edits().findIndex(([from, to]) => from <= at() && at() <= to);
    const to = edits()[Math.min(edits().length - 1, Math.max(0, now + by))];
    if (to) setAt(by === 1 ? to[1] : at() > (edits()[now]?.[0] ?? 0) ? edits()[now]![0] : to[0]);
  };
  createEffect(() => {
    if (!playing()) return;
    const timer = setInterval(() => (at() < length() - 1 ? setAt(at() + 1) : setPlaying(false)), playEvery);
    onCleanup(() => clearInterval(timer));
  });
  const play = () => {
    if (at() >= length() - 1) setAt(0);
    setPlaying((is) => !is);
  };
  const ticks = createMemo(() => {
    const n = length();
    const every = Math.max(1, Math.ceil(n / mostTicks));
    return Array.from({ length: Math.ceil(n / every) }, (_, i) => {
      const index = i * every;
      return { left: n > 1 ? (index / (n - 1)) * 100 : 0, colour: personOf(index)?.colour ?? 9 };
    });
  });
  const counts = () => countsOf(past.docAt(at()));

  return (
    <Dialog open onClose={props.onClose} title={words.title} wide>
      <Switch>
        <Match when={state() === 'loading'}>
          <p class="p-4 text-muted">{words.loading}</p>
        </Match>
        <Match when={state() === 'failed'}>
          <div role="alert" class="flex flex-col items-start gap-2 p-4">
            <p class="font-medium">{words.failed}</p>
            <p class="text-muted">
              {describeError(failure()).why} {describeError(failure()).now}
            </p>
            <Button onClick={() => void load()}>{words.retry}</Button>
          </div>
        </Match>
        <Match when={length() === 0}>
          <div class="p-4">
            <p class="font-medium">{words.empty}</p>
            <p class="text-muted">{words.emptyDetail}</p>
          </div>
        </Match>
        <Match when={row()}>
          {(shown) => (
            <div class="flex min-h-0 flex-col gap-3 p-4">
              <div class="num flex items-center gap-2">
                <Avatar name={writer().name} colour={writer().colour} size={24} ornament />
                <span class="min-w-0 truncate font-medium">{writer().name}</span>
                <span class="text-muted whitespace-nowrap">{formatTime(shown().at)}</span>
                <span class="flex-1" />
                <span class="text-small whitespace-nowrap text-muted max-sm:hidden">
                  {words.step({ n: at() + 1, of: length() })}
                </span>
              </div>
              <div class="flex items-center gap-1">
                <IconButton aria-label={words.before} onClick={() => jump(-1)}>
                  <ChevronLeft size={16} stroke-width={1.5} aria-hidden="true" />
                </IconButton>
                <div class="relative min-w-0 flex-1 pb-2">
                  <input
                    type="range"
                    class="w-full accent-(--accent)"
                    aria-label={words.slider}
                    aria-valuetext={words.value({
                      name: writer().name,
                      time: formatTime(shown().at),
                      n: at() + 1,
                      of: length(),
                    })}
                    min={0}
                    max={length() - 1}
                    value={at()}
                    onInput={(event) => {
                      setPlaying(false);
                      setAt(event.currentTarget.valueAsNumber);
                    }}
                  />
                  <div class="pointer-events-none absolute inset-x-2 bottom-0 h-1.5" aria-hidden="true">
                    <For each={ticks()}>
                      {(tick) => (
                        <span
                          class="absolute inset-y-0 w-px"
                          style={{ left: `${tick.left}%`, 'background-color': personColour(tick.colour) }}
                        />
                      )}
                    </For>
                  </div>
                </div>
                <IconButton aria-label={words.after} onClick={() => jump(1)}>
                  <ChevronRight size={16} stroke-width={1.5} aria-hidden="true" />
                </IconButton>
                <IconButton aria-label={playing() ? words.pause : words.play} onClick={play}>
                  <Show when={playing()} fallback={<Play size={16} stroke-width={1.5} aria-hidden="true" />}>
                    <Pause size={16} stroke-width={1.5} aria-hidden="true" />
                  </Show>
                </IconButton>
              </div>
              <PastText doc={past.docAt(at())} at={at()} note={props.note} times={times} />
              <Show when={counts().marks + counts().threads > 0}>
                <p class="text-small text-muted">{words.aside({ marks: counts().marks, threads: counts().threads })}</p>
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}

import { ArrowUpRight, ImageOff, X } from 'lucide-solid';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Unmet } from '../../../../shared/conditions.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { useColleagues } from '../../accounts/colleagues.ts';
import { thumbUrl } from '../../api.ts';
import { holderOf } from '../../decide/decision-options.ts';
import { useLive, type Watched } from '../../live/store.ts';
import { fullName } from '../../session-model/session-name.ts';
import { StateMark } from '../../session-model/state-mark.tsx';
import { text } from '../../text/text.ts';
import { handOnFocus } from '../../ui/behaviour/hand-on-focus.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Late, Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { capital } from '../../ui/text/capital.ts';
import { Flag } from '../../ui/text/country.tsx';
import { countryName } from '../../ui/text/country-name.ts';
import { formatPartialDay, now } from '../../ui/text/format.ts';
import { Time } from '../../ui/text/time.tsx';
import { YesNo } from '../../ui/yes-no.tsx';
import { levelWords } from './check-marks.tsx';

const words = text.sessions.peek;

/** A session at a glance beside the list, live; colleagues see that one looks. Moves along with j and k. */
export function Peek(props: { id: string; onClose: () => void; onOpen: () => void }) {
  let root!: HTMLElement;
  handOnFocus(
    () => root,
    () => document.querySelector<HTMLElement>('[role=grid]'),
  );
  return (
    <aside
      ref={root}
      aria-label={words.label}
      class="fade-in flex w-95 shrink-0 flex-col border-s border-line bg-surface max-xl:absolute max-xl:inset-y-0 max-xl:end-0 max-xl:z-20 max-xl:shadow-float max-sm:w-full"
    >
      <header class="flex h-12 shrink-0 items-center gap-1 border-b border-line ps-4 pe-2">
        <h2 class="flex-1 font-semibold">{words.label}</h2>
        <Button size="small" onClick={() => props.onOpen()}>
          {words.open}
          <ArrowUpRight size={14} stroke-width={1.5} aria-hidden="true" />
        </Button>
        <IconButton aria-label={text.ui.close} onClick={() => props.onClose()}>
          <X size={16} stroke-width={1.5} aria-hidden="true" />
        </IconButton>
      </header>
      {/* Keyed: another session is another watch. */}
      <Show when={props.id} keyed>
        {(id) => <Watching id={id} />}
      </Show>
      <footer class="flex h-9 shrink-0 items-center gap-2 border-t border-line px-4 text-small text-muted max-sm:hidden">
        <Kbd>j</Kbd>
        <Kbd>k</Kbd> {words.move}
        <Kbd>Enter</Kbd> {words.enter}
        <Kbd>Esc</Kbd> {words.leave}
      </footer>
    </aside>
  );
}

function Watching(props: { id: string }) {
  const watched = useLive().watch(props.id);
  return (
    <div class="min-h-0 flex-1 overflow-y-auto p-4" aria-live="polite" aria-busy={watched() === undefined}>
      <Switch fallback={<Contents view={(watched() as Watched & { view: SessionView }).view} />}>
        <Match when={watched() === undefined}>
          <Late>
            <div class="flex flex-col gap-3">
              <Skeleton class="h-6 w-48" />
              <Skeleton class="h-24 w-full" />
              <Skeleton class="h-40 w-full" />
            </div>
          </Late>
        </Match>
        <Match when={watched()?.view === null}>
          <EmptyState icon={<ImageOff size={24} stroke-width={1.5} aria-hidden="true" />} title={words.gone} />
        </Match>
      </Switch>
    </div>
  );
}

function Contents(props: { view: SessionView }) {
  const subject = () => props.view.subject ?? {};
  const checks = () => props.view.verification;
  const checkWords = text.sessions.checks;
  const colleagues = useColleagues();
  const assignee = () => {
    const id = holderOf(props.view.waiting?.claim, now()) ?? props.view.waiting?.assignedTo;
    return id ? (colleagues.find(id)?.name ?? text.sessions.queue.somebody) : text.sessions.queue.free;
  };
  const photos = createMemo(() => props.view.photos.slice(0, 8));
  return (
    <div class="flex flex-col gap-5">
      <div class="flex items-start justify-between gap-3">
        <div class="min-w-0">
          <p dir="auto" class="text-heading font-semibold wrap-anywhere">
            {fullName(props.view) || text.sessions.noName}
          </p>
          <Show when={subject().nativeName}>
            <p dir="auto" class="text-muted">
              {subject().nativeName}
            </p>
          </Show>
        </div>
        <StateMark state={props.view.state} badge />
      </div>
      <section aria-label={words.photos}>
        <Show when={photos().length > 0} fallback={<p class="rounded-md bg-sunk p-3 text-muted">{words.noPhotos}</p>}>
          <ul class="grid grid-cols-4 gap-2">
            <For each={photos()}>
              {(photo) => (
                <li class="aspect-square overflow-hidden rounded-md bg-sunk" data-tip={words.photo[photo.kind]}>
                  <Thumb src={thumbUrl(props.view.id, photo.id)} name={words.photo[photo.kind]} />
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
      <Show when={props.view.waiting}>
        {(waiting) => (
          <section>
            <h3 class="caps mb-1">{words.review}</h3>
            <dl>
              <Field label={words.reasons}>
                {reasonsOf(waiting().unmet).join(text.ui.comma) || text.sessions.queue.allMet}
              </Field>
              <Field label={words.assignee}>{assignee()}</Field>
            </dl>
          </section>
        )}
      </Show>
      <section>
        <h3 class="caps mb-1">{words.subject}</h3>
        <dl>
          <Field label={words.nationality}>
            <Show when={props.view.nationality} fallback="–">
              {(code) => (
                <span class="inline-flex items-center gap-1.5">
                  <Flag state={code()} /> {countryName(code())}
                </span>
              )}
            </Show>
          </Field>
          <Field label={words.documentNumber} copy={props.view.documentNumber}>
            {props.view.documentNumber ?? '–'}
          </Field>
          <Field label={words.personalNumber} copy={props.view.personalNumber}>
            {props.view.personalNumber ?? '–'}
          </Field>
          <Field label={words.birthDate}>{subject().birthDate ? formatPartialDay(subject().birthDate!) : '–'}</Field>
          <Show when={subject().issueDate}>
            {(date) => <Field label={words.issueDate}>{formatPartialDay(date())}</Field>}
          </Show>
          <Field label={words.expirationDate}>
            {subject().expirationDate ? formatPartialDay(subject().expirationDate!) : '–'}
          </Field>
        </dl>
      </section>
      <section>
        <h3 class="caps mb-1">{words.verification}</h3>
        <dl>
          <Field label={checkWords.liveness}>
            <YesNo value={checks().livenessPassed} />
          </Field>
          <Field label={checkWords.document}>
            <YesNo value={checks().documentValid} />
          </Field>
          <Field label={checkWords.face}>{capital(levelWords(checks().faceLevel))}</Field>
          <Field label={checkWords.real}>
            <YesNo value={checks().idReal} />
          </Field>
          <Field label={checkWords.full}>
            <YesNo value={checks().fullId} />
          </Field>
          <Field label={checkWords.pep}>
            {capital(props.view.screening === null ? checkWords.unknown : checkWords.screening[props.view.screening])}
          </Field>
        </dl>
      </section>
      <section>
        <h3 class="caps mb-1">{words.session}</h3>
        <dl>
          <Field label={words.created}>
            <Time at={props.view.createdAt} ago />
          </Field>
          <Field label={words.id} copy={props.view.id}>
            {props.view.id}
          </Field>
          <Show when={props.view.reference}>
            {(reference) => (
              <Field label={words.reference} copy={reference()}>
                {reference()}
              </Field>
            )}
          </Show>
        </dl>
      </section>
    </div>
  );
}

const reasonsOf = (unmet: readonly Unmet[]): string[] =>
  unmet.map(({ condition, outcome }) => text.decisions[outcome === 'not_met' ? 'reasons' : 'unknown'][condition]);

function Thumb(props: { src: string; name: string }) {
  const [broken, setBroken] = createSignal(false);
  return (
    <Show
      when={!broken()}
      fallback={
        <span role="img" aria-label={props.name} class="flex size-full items-center justify-center text-muted">
          <ImageOff size={16} stroke-width={1.5} aria-hidden="true" />
        </span>
      }
    >
      <img src={props.src} alt={props.name} class="fade-in size-full object-contain" onError={() => setBroken(true)} />
    </Show>
  );
}

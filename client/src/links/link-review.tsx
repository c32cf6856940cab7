import { CircleHelp, UserRoundCheck, UserRoundX } from 'lucide-solid';
import { createSignal, createUniqueId, For, Show, useContext } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Link } from '../../../shared/api/links.ts';
import { longestReason } from '../../../shared/decision/decision.ts';
import { type LinkVerdict, linkVerdicts } from '../../../shared/links.ts';
import { ColleaguesContext } from '../accounts/colleagues.ts';
import { describeError, ProblemError } from '../api.ts';
import { boxClass } from '../ui/box-class.ts';
import { Button } from '../ui/button.tsx';
import { Time } from '../ui/text/time.tsx';
import type { Links } from './create-links.ts';
import { words } from './words.ts';

const w = words.review;
const icon = { size: 14, 'stroke-width': 2, 'aria-hidden': 'true' } as const;
const icons = { same: UserRoundCheck, different: UserRoundX, unsure: CircleHelp } satisfies Record<
  LinkVerdict,
  unknown
>;

/** What was said of the pair, and what a reviewer may say of it. */
export function LinkReviewed(props: { link: Link; links: Links }) {
  const [asked, setAsked] = createSignal<LinkVerdict | null>(null);
  const [reason, setReason] = createSignal('');
  const [saving, setSaving] = createSignal(false);
  const [wrong, setWrong] = createSignal<string | null>(null);
  const id = createUniqueId();
  let group: HTMLDivElement | undefined;
  const close = () => {
    setAsked(null);
    setReason('');
    // The form goes, and with it the focus.
    queueMicrotask(() => group?.querySelector('button')?.focus());
  };
  const save = async (verdict: LinkVerdict | null) => {
    if (saving()) return;
    setSaving(true);
    setWrong(null);
    try {
      await props.links.review(props.link.session.id, verdict, reason().trim(), props.link.review?.id ?? null);
      close();
    } catch (error) {
      const isLate = error instanceof ProblemError && error.code === 'link_reviewed';
      const { why, now } = describeError(error);
      setWrong(isLate ? w.meanwhile : `${w.failed}: ${why} ${now}`);
    } finally {
      setSaving(false);
    }
  };
  return (
    <div ref={group} class="flex flex-col gap-1.5">
      <Show when={props.link.review} fallback={<Choices asked={asked()} ask={setAsked} label={`${id}-label`} />}>
        {(review) => <Wording review={review()} saving={saving()} undo={() => void save(null)} />}
      </Show>
      <Show when={asked() !== null && !props.link.review}>
        <form
          novalidate
          aria-label={w.verdicts[asked() ?? 'unsure']}
          class="flex flex-col gap-2 rounded-md border border-line bg-sunk/60 p-2"
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.isComposing) return;
            event.preventDefault();
            event.stopPropagation();
            close();
          }}
          onSubmit={(event) => {
            event.preventDefault();
            void save(asked());
          }}
        >
          <label for={id} class="font-medium">
            {w.reason}
          </label>
          <textarea
            ref={(area) => queueMicrotask(() => area.focus({ preventScroll: true }))}
            id={id}
            dir="auto"
            rows={2}
            maxlength={longestReason}
            class={`${boxClass} block h-auto resize-y py-1`}
            value={reason()}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <div class="flex justify-end gap-2">
            <Button size="small" kind="quiet" onClick={close}>
              {w.cancel}
            </Button>
            <Button size="small" kind="primary" type="submit" aria-disabled={saving()}>
              {saving() ? w.saving : `${w.save}: ${w.verdicts[asked() ?? 'unsure']}`}
            </Button>
          </div>
        </form>
      </Show>
      <Show when={wrong()}>
        <p role="alert" class="text-small text-rejected">
          {wrong()}
        </p>
      </Show>
    </div>
  );
}

function Choices(props: { asked: LinkVerdict | null; ask: (verdict: LinkVerdict) => void; label: string }) {
  return (
    <fieldset class="flex flex-wrap items-center gap-x-2 gap-y-1">
      <legend class="sr-only">{w.label}</legend>
      <For each={linkVerdicts}>
        {(verdict) => (
          <Button size="small" aria-pressed={props.asked === verdict} onClick={() => props.ask(verdict)}>
            <Dynamic component={icons[verdict]} {...icon} />
            {w.verdicts[verdict]}
          </Button>
        )}
      </For>
    </fieldset>
  );
}

function Wording(props: { review: NonNullable<Link['review']>; saving: boolean; undo: () => void }) {
  const colleagues = useContext(ColleaguesContext);
  const name = () => colleagues?.find(props.review.reviewerId)?.name ?? w.somebody;
  return (
    <div>
      <p class="flex flex-wrap items-center gap-x-2">
        <span class="inline-flex items-center gap-1.5 font-semibold">
          <Dynamic component={icons[props.review.verdict]} {...icon} />
          {w.verdicts[props.review.verdict]}
        </span>
        <span class="text-small text-muted">
          {w.by({ name: name() })}, <Time at={props.review.at} short />
        </span>
        <Button size="small" kind="quiet" aria-disabled={props.saving} onClick={() => props.undo()}>
          {w.undo}
        </Button>
      </p>
      <Show when={props.review.reason}>
        <p dir="auto" class="wrap-anywhere whitespace-pre-line">
          {props.review.reason}
        </p>
      </Show>
    </div>
  );
}

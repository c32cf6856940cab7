import { RotateCcw, UserRoundCheck, UserRoundX } from 'lucide-solid';
import { Match, Show, Switch, useContext } from 'solid-js';
import type { HitView } from '../../../../shared/screening/screening.ts';
import { ColleaguesContext } from '../../accounts/colleagues.ts';
import { shortId } from '../../session-model/session-name.ts';
import { words as timeline } from '../../session-model/timeline/words.ts';
import { Button } from '../../ui/button.tsx';
import { Time } from '../../ui/text/time.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { ReviewForm } from './review-form.tsx';
import { createReviewing } from './reviewing.ts';
import { words } from './words.ts';

const w = words.review;
const icon = { size: 14, 'stroke-width': 2, 'aria-hidden': 'true' } as const;

/** What was said of a hit, and what a reviewer may say. */
export function HitReviewed(props: { hit: HitView; sessionId: string; seq: () => number; canReview: boolean }) {
  const reviewing = createReviewing({
    get sessionId() {
      return props.sessionId;
    },
    hit: () => props.hit,
    seq: () => props.seq(),
  });
  return (
    <div class="flex flex-col gap-2 border-t border-line pt-2">
      <Show when={props.hit.hitReview} fallback={<Open wasCleared={props.hit.wasCleared} />}>
        {(hitReview) => (
          <>
            <Wording hitReview={hitReview()} />
            <Show when={hitReview().fromSessionId === null}>
              <Elsewhere sessionId={props.sessionId} hitId={props.hit.id} hitReview={hitReview()} />
            </Show>
          </>
        )}
      </Show>
      {/* What is half written stays, whatever became of the session. */}
      <Show when={props.canReview || reviewing.asked() !== null}>
        <Switch>
          <Match when={reviewing.asked() !== null}>
            <ReviewForm reviewing={reviewing}>
              <Show when={reviewing.asked() === 'different' && props.hit.hitReview === null}>
                <Elsewhere sessionId={props.sessionId} hitId={props.hit.id} hitReview={null} />
              </Show>
            </ReviewForm>
          </Match>
          <Match when={props.hit.hitReview}>
            <div>
              <Button size="small" kind="quiet" onClick={() => reviewing.open('takeBack')}>
                <RotateCcw {...icon} />
                {w.takeBack}
              </Button>
            </div>
          </Match>
          <Match when={true}>
            <div class="flex flex-wrap gap-2">
              <Button size="small" onClick={() => reviewing.open('different')}>
                <UserRoundX {...icon} />
                {w.different}
              </Button>
              <Button size="small" kind="danger" onClick={() => reviewing.open('same')}>
                <UserRoundCheck {...icon} />
                {w.same}
              </Button>
            </div>
          </Match>
        </Switch>
      </Show>
    </div>
  );
}

function Open(props: { wasCleared: boolean }) {
  return (
    <p class="font-medium">
      {w.question}
      <Show when={props.wasCleared}>
        <span class="block font-normal text-awaiting">{w.wasCleared}</span>
      </Show>
    </p>
  );
}

function Wording(props: { hitReview: NonNullable<HitView['hitReview']> }) {
  const colleagues = useContext(ColleaguesContext);
  const name = () => colleagues?.find(props.hitReview.reviewerId)?.name ?? timeline.actors.somebody;
  const isSame = () => props.hitReview.verdict === 'same';
  return (
    <div>
      <p class="flex flex-wrap items-baseline gap-x-2">
        <span class={`inline-flex items-center gap-1.5 font-semibold ${isSame() ? 'text-rejected' : 'text-verified'}`}>
          <Show when={isSame()} fallback={<UserRoundX {...icon} />}>
            <UserRoundCheck {...icon} />
          </Show>
          {isSame() ? w.wasSame : w.wasDifferent}
        </span>
        <span class="text-muted">
          {w.by({ name: name() })}, <Time at={props.hitReview.at} />
        </span>
      </p>
      <p class="wrap-anywhere whitespace-pre-line">{props.hitReview.reason}</p>
      <Show when={props.hitReview.fromSessionId}>
        {(id) => (
          <p class="text-small text-muted">
            {w.elsewhere}{' '}
            <a
              href={`/sessions/${id()}`}
              aria-label={w.open({ id: shortId(id()) })}
              class="rounded font-medium text-accent hover:underline"
            >
              …{shortId(id())}
            </a>
          </p>
        )}
      </Show>
    </div>
  );
}

import { A } from '@solidjs/router';
import { Show, useContext } from 'solid-js';
import type { LinkedSession } from '../../../shared/api/links.ts';
import { ColleaguesContext } from '../accounts/colleagues.ts';
import { thumbUrl } from '../api.ts';
import { fullName, shortId } from '../session-model/session-name.ts';
import { StateMark } from '../session-model/state-mark.tsx';
import { Time } from '../ui/text/time.tsx';
import { words } from './words.ts';

/** Who another session is of, how it ended and when: its face, name and verdict. What was proposed of it is not said here. */
export function LinkedHead(props: { session: LinkedSession }) {
  const colleagues = useContext(ColleaguesContext);
  const face = () => props.session.photos.face ?? props.session.photos.document;
  const by = () => {
    const { decided } = props.session;
    if (!decided) return '';
    if (decided.reviewerId === null) return words.decidedBy.conditions;
    const name = colleagues?.find(decided.reviewerId)?.name;
    return name ? words.decidedBy.reviewer({ name }) : words.decidedBy.unknown;
  };
  return (
    <div class="flex min-w-0 items-start gap-3">
      <Show
        when={face()}
        fallback={<span class="size-12 shrink-0 rounded-md border border-dashed border-line" aria-hidden="true" />}
      >
        {(id) => (
          <img
            src={thumbUrl(props.session.id, id())}
            alt=""
            loading="lazy"
            class="size-12 shrink-0 rounded-md border border-line object-cover"
          />
        )}
      </Show>
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-baseline gap-x-2">
          <A
            href={`/sessions/${props.session.id}`}
            dir="auto"
            class={`min-w-0 rounded wrap-anywhere hover:underline ${fullName(props.session) ? 'font-medium' : 'text-muted'}`}
          >
            {fullName(props.session) || words.unnamed}
          </A>
          <span class="num text-small whitespace-nowrap text-muted">…{shortId(props.session.id)}</span>
        </p>
        <p class="flex flex-wrap items-center gap-x-2 text-small text-muted">
          <span class="inline-flex text-text">
            <StateMark state={props.session.state} />
          </span>
          <Show when={by()}>
            <span class="whitespace-nowrap">{by()}</span>
          </Show>
          <Time at={props.session.decided?.at ?? props.session.createdAt} short />
        </p>
      </div>
    </div>
  );
}

import { CircleCheck, CircleX, Hourglass } from 'lucide-solid';
import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { AlertView } from '../../../shared/api/screening.ts';
import { formatCertainty } from '../session/pep/certainty.ts';
import { words as pep } from '../session/pep/words.ts';
import { Badge } from '../ui/badge.tsx';
import { words } from './words.ts';

type Hit = AlertView['hits'][number];

/** The best first; the rest are on the session's page. */
const mostShown = 3;
const verdicts = {
  same: { icon: CircleX, class: 'font-medium text-rejected' },
  different: { icon: CircleCheck, class: 'text-verified' },
  open: { icon: Hourglass, class: 'font-medium text-awaiting' },
} as const;

/** Who on which list, for what, how alike, and what was said about it. */
export function AlertHits(props: { hits: readonly Hit[] }) {
  return (
    <ul class="flex min-w-0 flex-col gap-2">
      <For each={props.hits.slice(0, mostShown)} fallback={<li class="text-muted">{words.noHits}</li>}>
        {(hit) => <OneHit hit={hit} />}
      </For>
      <Show when={props.hits.length > mostShown}>
        <li class="text-small text-muted">{words.moreHits({ n: props.hits.length - mostShown })}</li>
      </Show>
    </ul>
  );
}

function OneHit(props: { hit: Hit }) {
  const verdict = () => verdicts[props.hit.verdict ?? 'open'];
  return (
    <li class="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4">
      <p class="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <span class="wrap-anywhere" dir="auto">
          {props.hit.name}
        </span>
        <For each={props.hit.topics}>{(topic) => <Badge>{pep.topics[topic]}</Badge>}</For>
      </p>
      <p class="num text-end font-medium" data-tip={pep.score}>
        <span class="sr-only">{pep.scoreOf({ score: formatCertainty(props.hit.score) })}</span>
        <span aria-hidden="true">{formatCertainty(props.hit.score)}</span>
      </p>
      <p class="min-w-0 text-small wrap-anywhere text-muted" dir="auto">
        {props.hit.listTitle} · {props.hit.authority}
      </p>
      <p class={`flex items-center justify-end gap-1 text-small whitespace-nowrap ${verdict().class}`}>
        <Dynamic component={verdict().icon} size={14} stroke-width={1.75} aria-hidden="true" class="shrink-0" />
        {words.verdicts[props.hit.verdict ?? 'open']}
      </p>
    </li>
  );
}

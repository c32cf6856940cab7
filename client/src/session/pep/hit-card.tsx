import { ExternalLink } from 'lucide-solid';
import { For, type JSX, Show } from 'solid-js';
import type { HitView } from '../../../../shared/screening/screening.ts';
import { text } from '../../text/text.ts';
import { isolated } from '../../text/visible.ts';
import { Badge } from '../../ui/badge.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatDay } from '../../ui/text/format.ts';
import { formatCertainty } from './certainty.ts';
import { ListAge } from './list-age.tsx';
import { linksOf, nameOf, otherNamesOf, sourceOf } from './listed.ts';
import { Reasons } from './reasons.tsx';
import { words } from './words.ts';

/** A listed person who may be the subject: who that is, and what speaks for and against it. */
export function HitCard(props: {
  hit: HitView;
  /** From this score on it is a hit. */
  threshold: number;
  /** The subject's name in the document's own script. */
  nativeName: string | null;
  children?: JSX.Element;
}) {
  const person = () => props.hit.person;
  const others = () => otherNamesOf(props.hit);
  const url = () => sourceOf(props.hit);
  return (
    <div class="flex flex-col gap-2">
      <div class="flex items-start gap-3">
        <div class="min-w-0 flex-1">
          <h3 class="font-semibold wrap-anywhere">
            <bdi>{nameOf(props.hit)}</bdi>
          </h3>
          <p class="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1">
            <For each={person().topics}>{(topic) => <Badge tone="awaiting">{words.topics[topic]}</Badge>}</For>
            <span class="text-muted">
              <bdi>{props.hit.list.title}</bdi>, <bdi>{props.hit.list.authority}</bdi>
            </span>
            <ListAge list={props.hit.list} />
          </p>
        </div>
        <Score score={props.hit.score} threshold={props.threshold} />
      </div>
      <Reasons reasons={props.hit.reasons} nativeName={props.nativeName} />
      <dl class="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 wrap-anywhere">
        <Wording label={words.programmes} value={person().programmes.map(isolated).join(text.ui.comma)} />
        <Wording label={words.listedSince} value={person().listedSince && formatDay(person().listedSince!)} />
        <Wording label={words.positions} value={person().positions.map(isolated).join('; ')} />
        <Wording label={words.links} value={linksOf(props.hit.person)} />
      </dl>
      <div class="flex flex-col items-start">
        <Show when={others().length > 0}>
          <Disclosure small label={words.names({ n: others().length })}>
            <ul class="ms-4 flex flex-wrap gap-x-3 gap-y-0.5 pb-1">
              <For each={others()}>
                {({ text, kind }) => (
                  <li>
                    <bdi>{text}</bdi> <span class="text-small text-muted">{words.kinds[kind]}</span>
                  </li>
                )}
              </For>
            </ul>
          </Disclosure>
        </Show>
        <Show when={person().remarks}>
          <Disclosure small label={words.remarks}>
            <p class="ms-4 max-h-60 overflow-y-auto pb-1 whitespace-pre-line wrap-anywhere [unicode-bidi:plaintext]">
              {person().remarks}
            </p>
          </Disclosure>
        </Show>
        <Show when={url()}>
          {(href) => (
            <a
              href={href()}
              target="_blank"
              rel="noopener noreferrer"
              class="inline-flex min-h-6 items-center gap-1 rounded text-small font-medium text-accent hover:underline"
            >
              {words.source}
              <ExternalLink size={12} stroke-width={1.75} aria-hidden="true" />
              <span class="sr-only">({words.opens})</span>
            </a>
          )}
        </Show>
      </div>
      {props.children}
    </div>
  );
}

/** The mark on the bar is where a hit begins. */
function Score(props: { score: number; threshold: number }) {
  const described = () =>
    words.scoreOverThreshold({ score: formatCertainty(props.score), threshold: formatCertainty(props.threshold) });
  return (
    <span class="shrink-0 text-end" role="img" aria-label={described()} data-tip={described()}>
      <span class="num block font-semibold" aria-hidden="true">
        {formatCertainty(props.score)}
      </span>
      <span class="relative mt-1 block h-1 w-16 rounded-full bg-sunk forced-colors:bg-[GrayText]" aria-hidden="true">
        <span
          class="block h-full rounded-full bg-awaiting forced-colors:bg-[Highlight]"
          style={{ width: `${Math.round(props.score * 100)}%` }}
        />
        <span
          class="absolute -top-1 h-3 w-0.5 bg-text forced-colors:bg-[CanvasText]"
          style={{ 'inset-inline-start': `${Math.round(props.threshold * 100)}%` }}
        />
      </span>
    </span>
  );
}

function Wording(props: { label: string; value: string | null }) {
  return (
    <Show when={props.value}>
      <dt class="text-muted">{props.label}</dt>
      <dd class="num">{props.value}</dd>
    </Show>
  );
}

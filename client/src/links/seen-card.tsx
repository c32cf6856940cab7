import { A } from '@solidjs/router';
import { Users } from 'lucide-solid';
import { For, Match, Show, Switch } from 'solid-js';
import type { Link } from '../../../shared/api/links.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Failed } from '../ui/failed.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { createLinks, type Links } from './create-links.ts';
import { LinkRow } from './link-row.tsx';
import type { PhotoRef } from './side-by-side.tsx';
import { words } from './words.ts';

type Compare = (here: PhotoRef, other: PhotoRef) => void;

/**
 * Other sessions of the company that share data with this one: the reasons, their outcomes, and whether it is the same person.
 */
export function SeenCard(props: { view: SessionView; compare: Compare }) {
  const links = createLinks(props.view.id);
  return (
    <Card
      id="seen"
      title={words.title}
      class="@container"
      actions={
        <A
          href={`/persons/${props.view.id}`}
          class="inline-flex min-h-6 items-center gap-1.5 rounded text-small font-medium text-accent hover:underline"
        >
          <Users size={14} stroke-width={1.75} aria-hidden="true" />
          {words.person.link}
        </A>
      }
    >
      <Switch fallback={<Skeleton class="h-12 w-full" />}>
        <Match when={!links.answer() && links.failure()}>
          {(error) => (
            <div class="flex flex-col items-start gap-2">
              <Failed what={words.failed} error={error()} />
              <Button onClick={() => void links.load()}>{text.ui.tryAgain}</Button>
            </div>
          )}
        </Match>
        <Match when={links.answer()?.links.length === 0}>
          <p class="font-medium">{words.none}</p>
          <p class="text-muted">{words.noneDetail}</p>
          <WithoutPrint n={links.answer()?.photosWithoutPrint ?? 0} />
        </Match>
        <Match when={links.answer()}>
          {(answer) => (
            <div class="flex flex-col gap-2">
              <p class="font-medium">{words.found({ n: answer().links.length })}</p>
              <Rows all={answer().links} {...props} links={links} />
              <Show when={answer().isCut}>
                <p class="text-small text-muted">{words.cut}</p>
              </Show>
              <WithoutPrint n={answer().photosWithoutPrint} />
            </div>
          )}
        </Match>
      </Switch>
    </Card>
  );
}

function WithoutPrint(props: { n: number }) {
  return (
    <Show when={props.n > 0}>
      <p class="text-small text-muted">{words.withoutPrint({ n: props.n })}</p>
    </Show>
  );
}

/** A shared address alone is weak evidence: a branch or a carrier. Collapsed. */
const isWeak = ({ reasons, review }: Link) => !review && reasons.length === 1 && reasons[0] === 'address';

function Rows(props: { all: Link[]; view: SessionView; links: Links; compare: Compare }) {
  const List = (of: { isWeak: boolean }) => {
    // Keyed by id: a row whose values change keeps its element, the focus and typed text.
    const ids = () => props.all.filter((link) => isWeak(link) === of.isWeak).map(({ session }) => session.id);
    return (
      <ul aria-label={words.list} class="flex flex-col gap-2">
        <For each={ids()}>
          {(id) => (
            <Show when={props.all.find(({ session }) => session.id === id)}>
              {(link) => <LinkRow view={props.view} link={link()} links={props.links} compare={props.compare} />}
            </Show>
          )}
        </For>
      </ul>
    );
  };
  const weak = () => props.all.filter(isWeak).length;
  return (
    <>
      <Show when={weak() < props.all.length}>
        <List isWeak={false} />
      </Show>
      <Show when={weak() > 0}>
        <Disclosure label={words.onlyAddress({ n: weak() })}>
          <List isWeak={true} />
        </Disclosure>
      </Show>
    </>
  );
}

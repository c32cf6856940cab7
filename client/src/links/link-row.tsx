import { createSignal, createUniqueId, For, Show } from 'solid-js';
import type { Link } from '../../../shared/api/links.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import { shortId } from '../session-model/session-name.ts';
import { Button } from '../ui/button.tsx';
import type { Links } from './create-links.ts';
import { LinkReviewed } from './link-review.tsx';
import { LinkedHead } from './linked-head.tsx';
import { type PhotoRef, SideBySide } from './side-by-side.tsx';
import { words } from './words.ts';

/** One linked session: why it is linked, how it ended, and what reviewers say of the pair. */
export function LinkRow(props: {
  view: SessionView;
  link: Link;
  links: Links;
  compare: (here: PhotoRef, other: PhotoRef) => void;
}) {
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  return (
    <li class="flex flex-col gap-2 rounded-lg border border-line p-3">
      <div class="flex items-start justify-between gap-2">
        <LinkedHead session={props.link.session} />
        <Button
          size="small"
          aria-expanded={open()}
          aria-controls={id}
          aria-label={open() ? words.sideBySide.hide : words.sideBySide.of({ shortId: shortId(props.link.session.id) })}
          onClick={() => setOpen(!open())}
        >
          {open() ? words.sideBySide.hide : words.sideBySide.show}
        </Button>
      </div>
      <ul class="flex flex-wrap gap-1">
        <For each={props.link.reasons} fallback={<li class="text-small text-muted">{words.noReason}</li>}>
          {(reason) => (
            <li class="inline-flex min-h-5 items-center rounded-full border border-line bg-sunk px-2 text-small">
              {words.reasons[reason]}
            </li>
          )}
        </For>
      </ul>
      <LinkReviewed link={props.link} links={props.links} />
      <div id={id} hidden={!open()}>
        <Show when={open()}>
          <SideBySide view={props.view} link={props.link} compare={props.compare} />
        </Show>
      </div>
    </li>
  );
}

import { ArrowUp } from 'lucide-solid';
import { Show } from 'solid-js';
import { text } from '../text/text.ts';

/**
 * Number of new rows held back while the reviewer is reading. Beside the counts, where it covers nothing; announced politely.
 */
export function FreshPill(props: { count: number; onShow: () => void }) {
  return (
    <div role="status" class="shrink-0">
      <Show when={props.count > 0}>
        <button
          type="button"
          onClick={() => props.onShow()}
          data-tip={text.sessions.freshHint}
          class="num fade-in me-3 inline-flex h-7 items-center gap-1.5 rounded-full bg-accent ps-2 pe-3 text-small font-medium whitespace-nowrap text-on-accent sm:me-4"
        >
          <ArrowUp size={14} stroke-width={2} aria-hidden="true" />
          {text.sessions.fresh({ n: props.count })}
        </button>
      </Show>
    </div>
  );
}

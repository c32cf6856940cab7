import { useNavigate } from '@solidjs/router';
import { ChevronsRight } from 'lucide-solid';
import { createSignal, Show } from 'solid-js';
import { api } from '../api.ts';
import { createKeys } from '../keyboard/keys.ts';
import { ariaKey } from '../keyboard/single-keys.ts';
import { listKinds } from '../listing/list-kinds.ts';
import { AskedLevelContext, createAsked } from '../sessions/filters/asked-level.ts';
import { ListPage } from '../sessions/list-page.tsx';
import { TargetContext } from '../sessions/rows/review-cells.tsx';
import { text } from '../text/text.ts';
import { createAction } from '../ui/behaviour/create-action.ts';
import { Button } from '../ui/button.tsx';
import { KeyFace } from '../ui/keyboard/key-face.tsx';
import { formatTarget } from '../ui/text/format.ts';

const words = text.sessions.queue;

/** /queue: what awaits action, the longest waiting first, each with why. */
export function QueuePage() {
  const asked = createAsked();
  const target = () => asked()?.targetMinutes;
  return (
    <TargetContext.Provider value={target}>
      <AskedLevelContext.Provider value={() => asked()?.conditions.faceLevel}>
        <ListPage book={listKinds.queue} aside={<Next target={target()} />} />
      </AskedLevelContext.Provider>
    </TargetContext.Provider>
  );
}

/** Claims the longest waiting that is free, and opens it. */
function Next(props: { target: number | undefined }) {
  const navigate = useNavigate();
  const [announcement, setAnnouncement] = createSignal('');
  const taking = createAction();
  const next = async () => {
    if (taking.isRunning()) return;
    setAnnouncement('');
    const isTaken = await taking.run(async () => {
      const { id } = await api.nextInQueue();
      if (id === null) setAnnouncement(words.none);
      else navigate(`/sessions/${id}`);
    });
    if (!isTaken) setAnnouncement(words.nextFailed);
  };
  createKeys((event) => {
    if (event.key !== 'n') return false;
    void next();
    return true;
  }, 'n');
  return (
    <div class="flex shrink-0 items-center gap-3 px-3 py-1.5 sm:px-4">
      <p role="status" class="text-small text-muted max-sm:sr-only">
        {announcement()}
      </p>
      <Show when={props.target !== undefined}>
        <span class="num text-small whitespace-nowrap text-muted max-md:hidden">
          {words.target({ time: formatTarget(props.target!) })}
        </span>
      </Show>
      <Button
        kind="primary"
        data-tip={words.nextHint}
        aria-keyshortcuts={ariaKey('n')}
        aria-disabled={taking.isRunning()}
        onClick={() => void next()}
      >
        <ChevronsRight size={16} stroke-width={1.75} aria-hidden="true" class="rtl:-scale-x-100" />
        {words.next}
        <span aria-hidden="true" class="max-sm:hidden">
          <KeyFace>N</KeyFace>
        </span>
      </Button>
    </div>
  );
}

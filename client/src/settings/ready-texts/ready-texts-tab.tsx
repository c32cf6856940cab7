import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { type ReadyTextKind, resubmissionSteps } from '../../../../shared/decision/ready-texts.ts';
import { createTags } from '../../listing/tags.ts';
import { words as w } from '../../ready-texts/words.ts';
import { text } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Late, Skeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import type { TextDrafts } from './create-text-drafts.ts';
import { TextsOfOne } from './texts-of-one.tsx';

const s = w.settings;

/** What reviewers can insert into a request of resubmission, by step, and into the note of a rejection, by tag. */
export function ReadyTextsTab(props: { store: TextDrafts }) {
  const tags = createTags();
  const [open, setOpen] = createSignal<string>();
  const [announcement, setAnnouncement] = createSignal('');
  const offered = () => tags.all().filter(({ retired }) => !retired);
  const one = (kind: ReadyTextKind, key: string, name: string) => (
    <TextsOfOne
      {...{ kind, name }}
      of={key}
      store={props.store}
      isOpen={open() === `${kind} ${key}`}
      toggle={() => setOpen((now) => (now === `${kind} ${key}` ? undefined : `${kind} ${key}`))}
      say={setAnnouncement}
    />
  );
  return (
    <div class="flex flex-col gap-3">
      <p class="max-w-150 text-muted">{s.lead}</p>
      <p role="status" class="sr-only">
        {announcement()}
      </p>
      <Switch
        fallback={
          <Late>
            <Skeleton class="h-40 w-full" />
          </Late>
        }
      >
        <Match when={props.store.texts.failure() && !props.store.texts.isLoaded()}>
          <ErrorState
            what={s.loadFailed}
            error={props.store.texts.failure()}
            retry={() => void props.store.texts.load()}
          />
        </Match>
        <Match when={props.store.texts.isLoaded()}>
          <div class="grid items-start gap-3 md:grid-cols-2">
            <Card id="texts-resubmission" title={s.resubmission}>
              <p class="mb-2 text-muted">{s.resubmissionLead}</p>
              <For each={resubmissionSteps}>{(step) => one('resubmission', step, text.sessions.steps[step])}</For>
            </Card>
            <Card id="texts-rejection" title={s.rejection}>
              <p class="mb-2 text-muted">{s.rejectionLead}</p>
              {/* By key: what is typed stays when the tags are loaded again. */}
              <For each={offered().map(({ key }) => key)}>{(key) => one('rejection', key, tags.name(key))}</For>
              <Show when={tags.failure()}>
                {(error) => <ErrorState what={s.loadFailed} error={error()} retry={tags.reload} />}
              </Show>
            </Card>
          </div>
        </Match>
      </Switch>
    </div>
  );
}

import { Match, Show, Switch } from 'solid-js';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Late, Skeleton } from '../../ui/skeleton.tsx';
import { words } from '../words.ts';
import type { ConditionsStore } from './create-conditions.ts';
import { isSound } from './draft.ts';
import { DryRunResult, moved } from './dry-run-result.tsx';

const w = words.dry;

/** What the conditions in the form would have made of the last month, beside what the present ones make of it. */
export function DryRunCard(props: { store: ConditionsStore }) {
  const s = () => props.store;
  const shown = () => {
    const tried = s().dry.now() ?? s().dry.last();
    return tried?.result && { run: tried.result, asked: tried.asked };
  };
  const isWrong = () => !isSound(s().draft()!);
  const isOld = () => s().dry.now() === undefined;
  const summary = () => {
    const run = s().isChanged() && s().dry.now()?.result;
    return run ? w.summary({ moved: moved(run), all: run.sessions }) : '';
  };
  return (
    <Card
      id="dry-run"
      title={w.title}
      actions={
        <span class="text-small text-muted" aria-hidden="true">
          {isOld() && !isWrong() && shown() ? w.trying : ''}
        </span>
      }
    >
      <p role="status" class="sr-only">
        {summary()}
      </p>
      <div aria-busy={isOld()}>
        <Switch
          fallback={
            <Late>
              <Skeleton class="h-32 w-full" />
            </Late>
          }
        >
          <Match when={isWrong()}>
            <p class="text-muted">{w.wrong}</p>
          </Match>
          <Match when={s().dry.now()?.error}>
            {(error) => (
              <div class="flex flex-col items-start gap-3">
                <Failed what={w.failed} error={error()} />
                <Button onClick={() => s().dry.again()}>{text.ui.tryAgain}</Button>
              </div>
            )}
          </Match>
          <Match when={shown()}>
            {(tried) => (
              <>
                <Show when={!s().isChanged()}>
                  <p class="mb-3 text-muted">{w.unchanged}</p>
                </Show>
                <DryRunResult run={tried().run} asked={tried().asked} changed={s().isChanged()} />
              </>
            )}
          </Match>
        </Switch>
      </div>
    </Card>
  );
}

import { createSignal, createUniqueId, Match, Show, Switch } from 'solid-js';
import type { SessionFilter } from '../../../../shared/api/review.ts';
import { mostExported } from '../../../../shared/report/report.ts';
import { isFiltered } from '../../listing/filter-url.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Dialog } from '../../ui/floating/dialog.tsx';
import { FormFields } from '../form-fields.tsx';
import { reportForm } from '../report-form.ts';
import { useReportJobs } from '../report-jobs.ts';
import { words } from '../words.ts';

const w = words.zip;

/** Some two are made in a second. */
const perMinute = 120;

/** What the ZIP would hold, on which paper, and the start of it. */
export function ZipDialog(props: { filter: SessionFilter; finished: number | undefined; onClose: () => void }) {
  const desk = useReportJobs();
  const _id = createUniqueId();
  const [isSent, setSent] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const cannot = () => props.finished === 0 || (props.finished ?? 0) > mostExported;
  const start = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isSent() || cannot()) return;
    setSent(true);
    setError(undefined);
    try {
      await desk.exports.start({ filter: props.filter, ...reportForm() });
      props.onClose();
    } catch (failure) {
      setSent(false);
      setError(failure);
    }
  };
  return (
    <Dialog open onClose={props.onClose} title={w.title}>
      <form class="flex flex-col gap-4" onSubmit={(event) => void start(event)}>
        <div class="num flex flex-col gap-1">
          <Switch
            fallback={
              <p>
                {isFiltered(props.filter) ? w.known({ n: props.finished ?? 0 }) : w.all({ n: props.finished ?? 0 })}
              </p>
            }
          >
            <Match when={props.finished === undefined}>
              <p>{w.unknown}</p>
            </Match>
            <Match when={props.finished === 0}>
              <p role="alert">{w.none}</p>
            </Match>
            <Match when={cannot()}>
              <p>{w.known({ n: props.finished ?? 0 })}</p>
              <p role="alert" class="text-rejected">
                {w.tooMany({ most: mostExported })}
              </p>
            </Match>
          </Switch>
          <p class="text-muted">{w.leftOut}</p>
        </div>
        <FormFields />
        <Show when={!cannot()}>
          <p class="num text-muted">
            <Show when={props.finished}>
              {(n) => <>{w.lasts({ minutes: Math.max(1, Math.ceil(n() / perMinute)) })} </>}
            </Show>
            {w.meanwhile}
          </p>
        </Show>
        <Show when={error()}>{(failure) => <Failed what={w.failed} error={failure()} />}</Show>
        <div class="flex justify-end gap-2">
          <Button kind="quiet" onClick={() => props.onClose()}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" kind="primary" aria-disabled={isSent() || cannot()}>
            {isSent() ? w.starting : w.start}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

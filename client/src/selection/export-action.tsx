import { createSignal, For, Show } from 'solid-js';
import type { BulkCheckRequest } from '../../../shared/api/bulk.ts';
import { api } from '../api.ts';
import type { Listing } from '../listing/filter-url.ts';
import { FormFields } from '../reports/form-fields.tsx';
import { reportForm } from '../reports/report-form.ts';
import { useReportJobs } from '../reports/report-jobs.ts';
import { saveFile } from '../reports/save-file.ts';
import type { ActionProps } from './action.ts';
import { ActionDialog } from './action-dialog.tsx';
import { createCheck } from './create-check.ts';
import { words } from './words.ts';

const w = words.export;
/** Milliseconds after which a browser has taken a file that it was given. */
const takenMs = 60_000;

/** The selected sessions as a spreadsheet, or their reports as one ZIP. */
export function ExportAction(props: ActionProps & { sort: Listing['sort'] }) {
  const desk = useReportJobs();
  const [what, setWhat] = createSignal<'csv' | 'reports'>('csv');
  const reportsCheck = createCheck(
    () => (what() === 'reports' ? ({ type: 'reports' } satisfies BulkCheckRequest['action']) : undefined),
    props.ids,
  );
  // A row can be written of any session.
  const check = {
    ...reportsCheck,
    eligible: () => (what() === 'csv' ? [...props.ids] : reportsCheck.eligible()),
  };
  const send = async () => {
    const ids = check.eligible();
    const n = ids.length;
    if (what() === 'csv') {
      const file = await api.sessionsCsv({ sort: props.sort, ids });
      const url = URL.createObjectURL(file);
      saveFile(url, file.name);
      setTimeout(() => URL.revokeObjectURL(url), takenMs);
    } else {
      await desk.exports.start({ filter: {}, ids, ...reportForm() });
    }
    const wording = what() === 'csv' ? w.csvDone({ n }) : w.reportsDone({ n });
    props.onDone({ wording: wording, answer: { seq: 0, results: [], undoable: 0 }, key: '' });
  };
  return (
    <ActionDialog
      title={w.title({ n: props.ids.length })}
      total={props.ids.length}
      check={check}
      nameOf={props.nameOf}
      sendLabel={w.send}
      failed={w.failed}
      send={send}
      onClose={props.onClose}
    >
      <fieldset class="flex flex-col gap-1">
        <legend class="mb-1 font-medium">{w.what}</legend>
        <For each={['csv', 'reports'] as const}>
          {(value) => (
            <label class="flex min-h-9 items-start gap-2.5 rounded-md px-2 py-1 hover:bg-sunk">
              <input
                type="radio"
                name="bulk-export"
                class="mt-1 size-3.5 accent-(--accent)"
                checked={what() === value}
                onChange={() => setWhat(value)}
              />
              <span>
                {w[value]}
                <span class="block text-small text-muted">{value === 'csv' ? w.csvHint : w.reportsHint}</span>
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <Show when={what() === 'reports'}>
        <FormFields />
      </Show>
    </ActionDialog>
  );
}

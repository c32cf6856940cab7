import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { columnMeanings, type TableColumn, type TablePreview } from '../../../../../shared/screening/own-table.ts';
import { Button } from '../../../ui/button.tsx';
import { fieldClass } from '../../controls/controls.tsx';
import { words } from '../words.ts';

const w = words.table;
const isName = ({ meaning }: TableColumn) => meaning !== null && ['name', 'first_name', 'last_name'].includes(meaning);

/** A table that was not understood: its first rows, and above each column what it means. */
export function TableColumns(props: {
  table: TablePreview;
  /** `sheet`: the one that the columns are of, in a workbook with several. */
  onChosen: (columns: TableColumn[], sheet?: string) => void;
  onSheet: (sheet: string) => void;
}) {
  const id = createUniqueId();
  const [columns, setColumns] = createSignal<TableColumn[]>(props.table.columns);
  const [isMissing, setMissing] = createSignal(false);
  const choose = (n: number, value: string) => {
    const meaning = columnMeanings.find((one) => one === value) ?? null;
    setColumns((now) => now.map((column, i) => (i === n ? { ...column, meaning } : column)));
    setMissing(false);
  };
  const [sheet, setSheet] = createSignal(props.table.sheet ?? '');
  // Its columns are others: the server reads it, and asks only if it has to.
  const isOther = () => sheet() !== (props.table.sheet ?? '');
  const go = () => {
    if (isOther()) props.onSheet(sheet());
    else if (columns().some(isName)) props.onChosen(columns(), props.table.sheet);
    else setMissing(true);
  };
  return (
    <section aria-labelledby={`${id}-title`} class="flex flex-col gap-2 rounded-md border border-line p-3">
      <h3 id={`${id}-title`} class="font-semibold">
        {w.title}
      </h3>
      <p class="text-muted">
        {props.table.columns.some(isName) ? w.severalSheets : w.noColumn} {w.help}
      </p>
      <Show when={props.table.sheets}>
        {(sheets) => <Sheets sheets={sheets()} chosen={sheet()} onChoose={setSheet} />}
      </Show>
      <Show when={!isOther()}>
        <div class="overflow-x-auto">
          <table class="w-full border-collapse text-start">
            <thead>
              <tr>
                <For each={columns()}>
                  {({ heading }, n) => (
                    <th scope="col" class="border border-line p-1 text-start align-top font-medium">
                      <label for={`${id}-${n()}`} class="mb-1 block wrap-anywhere">
                        <bdi>{heading || w.unnamed({ n: n() + 1 })}</bdi>
                      </label>
                      <select
                        id={`${id}-${n()}`}
                        class={`${fieldClass} w-full min-w-32 font-normal`}
                        value={columns()[n()]!.meaning ?? ''}
                        onChange={(event) => choose(n(), event.currentTarget.value)}
                      >
                        <option value="">{w.unused}</option>
                        <For each={columnMeanings}>
                          {(meaning) => (
                            <option value={meaning} selected={columns()[n()]!.meaning === meaning}>
                              {w.meanings[meaning]}
                            </option>
                          )}
                        </For>
                      </select>
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={props.table.rows}>
                {(row) => (
                  <tr>
                    <For each={row}>
                      {(cell) => (
                        <td class="border border-line p-1 text-small wrap-anywhere">
                          <bdi>{cell}</bdi>
                        </td>
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
      <p role="alert" class="text-small text-rejected empty:hidden">
        <Show when={isMissing()}>{w.noName}</Show>
      </p>
      <div>
        <Button kind="primary" onClick={go}>
          {isOther() ? w.useSheet : w.go}
        </Button>
      </div>
    </section>
  );
}

function Sheets(props: { sheets: readonly string[]; chosen: string; onChoose: (sheet: string) => void }) {
  const id = createUniqueId();
  return (
    <div class="flex flex-wrap items-center gap-2">
      <label for={id} class="font-medium">
        {w.sheet}
      </label>
      <select
        id={id}
        class={`${fieldClass} max-w-full`}
        value={props.chosen}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        <For each={props.sheets}>
          {(name) => (
            <option value={name} selected={name === props.chosen}>
              {name}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}

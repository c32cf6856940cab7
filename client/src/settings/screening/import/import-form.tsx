import { createSignal, createUniqueId, For, Show } from 'solid-js';
import type { ListView } from '../../../../../shared/api/screening.ts';
import { type TableColumn, type TableTopic, tableTopics } from '../../../../../shared/screening/own-table.ts';
import { isOwnTable } from '../../../../../shared/screening/screening.ts';
import { Button } from '../../../ui/button.tsx';
import { fieldClass } from '../../controls/controls.tsx';
import type { ScreeningStore } from '../create-screening.ts';
import { words } from '../words.ts';
import { createImport, type ListForm } from './create-import.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { PickFiles } from './pick-files.tsx';

const w = words.importing;

/** Imports the files of a list. `list`: which they are a newer version of; else it may be given a title. */
export function ImportForm(props: { store: ScreeningStore; list?: ListView }) {
  const id = createUniqueId();
  const importing = createImport(props.store);
  const [files, setFiles] = createSignal<readonly File[]>([]);
  const [wrong, setWrong] = createSignal<string>();
  const isSending = () => importing.state().is === 'sending';
  const isExplaining = () => {
    const now = importing.state();
    return now.is === 'failed' && now.fault?.table !== undefined;
  };
  let form!: HTMLFormElement;
  let title: HTMLInputElement | undefined;
  let date!: HTMLInputElement;

  const [columns, setColumns] = createSignal<TableColumn[]>();
  const [sheet, setSheet] = createSignal<string>();
  const [topic, setTopic] = createSignal<TableTopic | ''>(props.list?.topic ?? '');
  const wording = (): ListForm => ({
    files: files(),
    ...(title?.value.trim() && { title: title.value.trim() }),
    ...(date.value && { date: date.value }),
    ...(props.list && { list: props.list.id }),
    ...(topic() && { topic: topic() as TableTopic }),
    ...(columns() && { columns: columns()! }),
    ...(sheet() && { sheet: sheet()! }),
  });
  const send = async (smaller: boolean) => {
    if (isSending()) return;
    if (files().length === 0) {
      setWrong(w.noFile);
      form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    await importing.send(wording(), smaller);
    if (importing.state().is !== 'done') return;
    setFiles([]);
    setColumns(undefined);
    setSheet(undefined);
    setTopic(props.list?.topic ?? '');
    form.reset();
  };
  return (
    <form
      ref={form}
      novalidate
      class="flex flex-col gap-3 pt-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send(false);
      }}
    >
      <PickFiles
        label={props.list ? w.newerOf({ title: props.list.title }) : w.add}
        files={files()}
        wrong={wrong()}
        describedBy={`${id}-wrong`}
        onPick={(picked, fault) => {
          if (isSending()) return;
          setFiles(picked);
          setWrong(fault);
          setColumns(undefined);
          setSheet(undefined);
          importing.again();
        }}
      />
      <p id={`${id}-wrong`} role="alert" class="text-small text-rejected empty:hidden">
        {wrong()}
      </p>
      <div class="flex flex-wrap gap-3">
        <Show when={!props.list}>
          <div class="min-w-48 flex-1">
            <label for={`${id}-title`} class="mb-1 block font-medium">
              {w.title} <span class="font-normal text-muted">({w.optional})</span>
            </label>
            <input
              ref={title}
              id={`${id}-title`}
              maxlength={200}
              autocomplete="off"
              dir="auto"
              class={`${fieldClass} w-full`}
            />
          </div>
        </Show>
        <div>
          <label for={`${id}-date`} class="mb-1 block font-medium">
            {w.date} <span class="font-normal text-muted">({w.optional})</span>
          </label>
          <input
            ref={date}
            id={`${id}-date`}
            type="date"
            aria-describedby={`${id}-date-help`}
            class={`${fieldClass} num`}
          />
          <p id={`${id}-date-help`} class="mt-1 text-small text-muted">
            {w.dateHelp}
          </p>
        </div>
      </div>
      <Show when={!props.list || isOwnTable(props.list.format)}>
        <div>
          <label for={`${id}-topic`} class="mb-1 block font-medium">
            {w.topic} <span class="font-normal text-muted">({w.optional})</span>
          </label>
          <select
            id={`${id}-topic`}
            aria-describedby={`${id}-topic-help`}
            class={fieldClass}
            value={topic()}
            onChange={(event) => setTopic(event.currentTarget.value as TableTopic | '')}
          >
            <option value="">{w.noTopic}</option>
            <For each={tableTopics}>{(one) => <option value={one}>{w.topics[one]}</option>}</For>
          </select>
          <p id={`${id}-topic-help`} class="mt-1 text-small text-muted">
            {w.topicHelp}
          </p>
        </div>
      </Show>
      <ImportOutcome
        state={importing.state()}
        files={files()}
        onSmaller={() => void send(true)}
        onColumns={(chosen, of) => {
          setColumns(chosen);
          setSheet(of);
          void send(false);
        }}
        onSheet={(chosen) => {
          setColumns(undefined);
          setSheet(chosen);
          void send(false);
        }}
      />
      {/* Where the columns or the sheet have to be chosen first, the button that goes on is there. */}
      <Show when={!isExplaining()}>
        <div>
          <Button type="submit" kind="primary" aria-disabled={isSending()}>
            {w.start}
          </Button>
        </div>
      </Show>
    </form>
  );
}

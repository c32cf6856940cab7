import { createSignal } from 'solid-js';
import type { ListFault, ListView } from '../../../../../shared/api/screening.ts';
import type { TableColumn, TableTopic } from '../../../../../shared/screening/own-table.ts';
import { api, ProblemError } from '../../../api.ts';
import type { ScreeningStore } from '../create-screening.ts';

export interface ListForm {
  files: readonly File[];
  title?: string;
  date?: string;
  /** Id of the list that these are a newer version of. */
  list?: string;
  /** What the persons of a table are listed for. */
  topic?: TableTopic;
  /** What the columns of a table mean. */
  columns?: TableColumn[];
  /** Of a workbook: the sheet to read. */
  sheet?: string;
}

export type ImportState =
  | { is: 'asking' }
  | { is: 'sending' }
  | { is: 'done'; list: ListView }
  | { is: 'failed'; fault?: ListFault; error: unknown };

/** Uploads the files of a list, and reports the result. */
export function createImport(store: ScreeningStore) {
  const [state, setState] = createSignal<ImportState>({ is: 'asking' });
  const send = async (form: ListForm, smaller = false) => {
    if (state().is === 'sending') return;
    setState({ is: 'sending' });
    try {
      setState({ is: 'done', list: await store.whileSending(api.importList(write(form, smaller))) });
    } catch (error) {
      const fault = error instanceof ProblemError ? error.body.list : undefined;
      setState({ is: 'failed', error, ...(fault && { fault }) });
    }
  };
  return { state, send, again: () => setState({ is: 'asking' }) };
}

/** The list's fields precede its files: the server parses the form as a stream. */
function write({ files, title, date, list, topic, columns, sheet }: ListForm, smaller: boolean): FormData {
  const form = new FormData();
  if (title) form.set('title', title);
  if (list) form.set('list', list);
  if (date) form.set('date', date);
  if (topic) form.set('topic', topic);
  if (columns) form.set('columns', JSON.stringify(columns));
  if (sheet) form.set('sheet', sheet);
  if (smaller) form.set('smaller', '1');
  for (const file of files) form.append('file', file);
  return form;
}

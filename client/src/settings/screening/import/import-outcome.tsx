import { CircleAlert, CircleCheck } from 'lucide-solid';
import { Match, Show, Switch } from 'solid-js';
import type { TableColumn } from '../../../../../shared/screening/own-table.ts';
import { Button } from '../../../ui/button.tsx';
import { Failed } from '../../../ui/failed.tsx';
import { formatBytes } from '../../../ui/text/format.ts';
import { placeOf } from '../lists/place-of.ts';
import { words } from '../words.ts';
import type { ImportState } from './create-import.ts';
import { TableColumns } from './table-columns.tsx';

const w = words.importing;

/** How far an import is, what came of it, or what is wrong with the files. */
export function ImportOutcome(props: {
  state: ImportState;
  files: readonly File[];
  onSmaller: () => void;
  onColumns: (columns: TableColumn[], sheet?: string) => void;
  onSheet: (sheet: string) => void;
}) {
  const bytes = () => props.files.reduce((sum, { size }) => sum + size, 0);
  const failed = () => {
    const now = props.state;
    return now.is === 'failed' ? now : undefined;
  };
  const done = () => {
    const now = props.state;
    return now.is === 'done' && now.list.current ? { title: now.list.title, ...now.list.current } : undefined;
  };
  return (
    <>
      <p role="status" class="num empty:hidden">
        <Switch>
          <Match when={props.state.is === 'sending'}>
            <span class="font-medium">{w.sending({ files: props.files.length, size: formatBytes(bytes()) })}</span>{' '}
            <span class="text-muted">{w.sent}</span>
          </Match>
          <Match when={done()}>
            {(list) => (
              <span class="flex gap-2">
                <CircleCheck size={16} stroke-width={1.75} class="mt-0.5 shrink-0 text-verified" aria-hidden="true" />
                <span class="wrap-anywhere">
                  {w.done({ title: list().title, entries: list().entries, persons: list().persons })}
                </span>
              </span>
            )}
          </Match>
        </Switch>
      </p>
      <Show when={failed()}>
        {(now) => (
          <Show when={now().fault} fallback={<Failed what={w.failed} error={now().error} />}>
            {(fault) => (
              <Show
                when={!fault().table}
                fallback={<TableColumns table={fault().table!} onChosen={props.onColumns} onSheet={props.onSheet} />}
              >
                <div role="alert" class="flex gap-2 rounded-md bg-rejected/10 p-3">
                  <CircleAlert size={16} stroke-width={1.75} class="mt-0.5 shrink-0 text-rejected" aria-hidden="true" />
                  <div class="num min-w-0">
                    <p class="font-medium text-rejected">{fault().shrunk ? w.shrunk : w.failed}</p>
                    <p class="wrap-anywhere">
                      <Show when={fault().file}>{(file) => <>{placeOf(file(), fault().line)}: </>}</Show>
                      {fault().detail}
                    </p>
                    <p class="text-muted">
                      {w.nothing} {fault().shrunk && w.shrunkDetail}
                    </p>
                    <Show when={fault().shrunk}>
                      <Button kind="danger" class="mt-2" onClick={() => props.onSmaller()}>
                        {w.shrunkGo}
                      </Button>
                    </Show>
                  </div>
                </div>
              </Show>
            )}
          </Show>
        )}
      </Show>
    </>
  );
}

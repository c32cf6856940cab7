import { For } from 'solid-js';
import { text } from '../text/text.ts';
import { Skeleton } from '../ui/skeleton.tsx';

/** The true layout, without its contents. */
export function SessionSkeleton() {
  return (
    <div role="status" aria-label={text.ui.loading} class="flex h-full flex-col">
      <div class="border-b border-line bg-surface px-4 pt-3">
        <Skeleton class="h-7 w-72 max-w-full" />
        <div class="flex gap-4 py-3">
          <Skeleton class="h-4 w-28" />
          <Skeleton class="h-4 w-32" />
        </div>
      </div>
      <div class="grid min-h-0 flex-1 gap-4 p-4 lg:grid-cols-[42fr_58fr] min-[1440px]:grid-cols-[42fr_32fr_360px]">
        <div class="flex min-h-96 flex-col gap-2">
          <Skeleton class="h-8 w-full" />
          <Skeleton class="min-h-0 w-full flex-1" />
          <div class="flex gap-1.5">
            <For each={[1, 2, 3, 4]}>{() => <Skeleton class="h-12 w-16" />}</For>
          </div>
        </div>
        <div class="flex flex-col gap-3">
          <Skeleton class="h-7 w-80 max-w-full" />
          <For each={['h-96', 'h-40', 'h-56']}>
            {(height) => (
              <div class={`rounded-lg border border-line bg-surface p-4 ${height}`}>
                <Skeleton class="h-4 w-32" />
              </div>
            )}
          </For>
        </div>
      </div>
    </div>
  );
}

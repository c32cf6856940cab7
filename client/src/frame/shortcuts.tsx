import { For } from 'solid-js';
import { text } from '../text/text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';

const words = text.sessions.shortcuts;
const groups: [string, [string[], string][]][] = [
  [
    words.everywhere,
    [
      [['/'], words.search],
      [['['], words.rail],
      [['?'], words.help],
      [['Esc'], words.close],
    ],
  ],
  [
    words.list,
    [
      [['j', '↓'], words.next],
      [['k', '↑'], words.previous],
      [['Home', 'End'], words.first],
      [['Space'], words.peek],
      [['Enter'], words.open],
    ],
  ],
  [
    words.session,
    [
      [['1', '2'], words.tabs],
      [['←', '→'], words.photos],
      [['+', '−', '0'], words.zoom],
    ],
  ],
];

export function Shortcuts(props: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words.title}>
      <div class="flex flex-col gap-5">
        <For each={groups}>
          {([title, keys]) => (
            <section>
              <h3 class="caps mb-1">{title}</h3>
              <dl>
                <For each={keys}>
                  {([key, what]) => (
                    <div class="flex h-8 items-center justify-between border-b border-line last:border-0">
                      <dt>{what}</dt>
                      <dd class="flex gap-1">
                        <For each={key}>{(k) => <Kbd>{k}</Kbd>}</For>
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </Dialog>
  );
}

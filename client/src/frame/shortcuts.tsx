import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-solid';
import { For, type JSX, Show } from 'solid-js';
import { paletteKeys } from '../keyboard/keys.ts';
import { shownKey } from '../keyboard/single-keys.ts';
import { sessionShortcuts } from '../session/shortcuts.ts';
import { text } from '../text/text.ts';
import { Dialog } from '../ui/floating/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { SingleKeysField } from '../ui/keyboard/single-keys-field.tsx';

const words = text.sessions.shortcuts;
const groups = (): [string, [string[], string][]][] => [
  [
    words.everywhere,
    [
      [['/'], words.search],
      [paletteKeys, words.palette],
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
      [['x', 'Shift X'], words.select],
    ],
  ],
  [words.session, sessionShortcuts.map(({ keys, does }): [string[], string] => [[...keys], does])],
];

const arrow = { size: 12, 'stroke-width': 2 } as const;

/** Arrows as labelled icons: not every font has them. */
function keyFace(key: string): JSX.Element {
  switch (key) {
    case '↑':
      return <ArrowUp {...arrow} role="img" aria-label={words.arrows.up} />;
    case '↓':
      return <ArrowDown {...arrow} role="img" aria-label={words.arrows.down} />;
    case '←':
      return <ArrowLeft {...arrow} role="img" aria-label={words.arrows.left} />;
    case '→':
      return <ArrowRight {...arrow} role="img" aria-label={words.arrows.right} />;
    default:
      return key;
  }
}

/** One key of the shortcut sheet; a single character is shown as it is pressed in the chosen mode. */
function Key(props: { name: string; isSingle: boolean }) {
  const isCharacter = () => props.isSingle && /^(Shift )?[!-~−]$/.test(props.name);
  const shown = () => (isCharacter() ? shownKey(props.name) : props.name);
  return (
    <Show when={shown()} fallback={<span class="text-small text-muted">{words.off}</span>}>
      {(name) => <Kbd>{keyFace(name())}</Kbd>}
    </Show>
  );
}

export function Shortcuts(props: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words.title} wide reading>
      <SingleKeysField />
      <div class="gap-x-8 sm:columns-2">
        <For each={groups()}>
          {([title, keys]) => (
            <section class="mb-5 break-inside-avoid">
              <h3 class="caps mb-1">{title}</h3>
              <dl>
                <For each={keys}>
                  {([key, what]) => (
                    <div class="flex h-8 items-center justify-between border-b border-line last:border-0">
                      <dt>{what}</dt>
                      <dd class="flex gap-1">
                        <For each={key}>{(k) => <Key name={k} isSingle={key !== paletteKeys} />}</For>
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

import type { Editor } from '@tiptap/core';
import {
  AtSign,
  Bold,
  Hash,
  Heading2,
  Heading3,
  History,
  Italic,
  Link as LinkIcon,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  NotebookText,
  Plus,
  Quote,
  Redo2,
  Undo2,
  UserPen,
} from 'lucide-solid';
import { createEffect, For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { isApple } from '../../keyboard/keys.ts';
import { handOnFocus } from '../../ui/behaviour/hand-on-focus.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type MenuItem } from '../../ui/floating/menu.tsx';
import { LinkButton } from './inline/link-button.tsx';
import { insertTemplate } from './input/templates.ts';
import { words } from './words.ts';

const keyName = (key: string) => (isApple ? `⌘${key.replace('Shift ', '⇧')}` : `Ctrl ${key}`);

interface Tool {
  name: string;
  keys?: string;
  icon: LucideIcon;
  isOn: () => boolean;
  run: () => void;
}

/** Arrow keys move between tools: one Tab stop. */
export function Toolbar(props: {
  editor: Editor;
  /** Read inside of effects: triggers on editor changes. */
  beat: () => unknown;
  writable: boolean;
  authors: boolean;
  toggleAuthors: () => void;
  showHistory: () => void;
}) {
  let row!: HTMLDivElement;
  const { editor } = props;
  const chain = () => editor.chain().focus();
  const on = (name: string, attributes?: object) => () => {
    props.beat();
    return editor.isActive(name, attributes);
  };
  const tools: Tool[] = [
    {
      name: words.heading,
      icon: Heading2,
      isOn: on('heading', { level: 2 }),
      run: () => chain().toggleHeading({ level: 2 }).run(),
    },
    {
      name: words.subheading,
      icon: Heading3,
      isOn: on('heading', { level: 3 }),
      run: () => chain().toggleHeading({ level: 3 }).run(),
    },
    { name: words.bold, keys: 'B', icon: Bold, isOn: on('bold'), run: () => chain().toggleBold().run() },
    { name: words.italic, keys: 'I', icon: Italic, isOn: on('italic'), run: () => chain().toggleItalic().run() },
    { name: words.bullets, icon: List, isOn: on('bulletList'), run: () => chain().toggleBulletList().run() },
    { name: words.numbers, icon: ListOrdered, isOn: on('orderedList'), run: () => chain().toggleOrderedList().run() },
    { name: words.checks, icon: ListChecks, isOn: on('taskList'), run: () => chain().toggleTaskList().run() },
    { name: words.quote, icon: Quote, isOn: on('blockquote'), run: () => chain().toggleBlockquote().run() },
  ];
  const icon = (of: LucideIcon) => <Dynamic component={of} size={16} stroke-width={1.5} aria-hidden="true" />;
  const insert = (): MenuItem[] => [
    { label: words.mention, hint: '@', icon: icon(AtSign), run: () => chain().insertContent(' @').run() },
    { label: words.reference, hint: '#', icon: icon(Hash), run: () => chain().insertContent(' #').run() },
    'line',
    { heading: words.templates },
    ...Object.values(words.commonNotes).map((template) => ({
      label: template.name,
      icon: icon(NotebookText),
      run: () => insertTemplate(editor, template.lines),
    })),
  ];
  const more = (): MenuItem[] => [
    { label: words.authors, icon: icon(UserPen), checked: props.authors, run: props.toggleAuthors },
    { label: words.history, icon: icon(History), run: props.showHistory },
    ...(props.writable
      ? ([
          'line',
          { label: words.undo, hint: keyName('Z'), icon: icon(Undo2), run: () => void chain().undo().run() },
          { label: words.redo, hint: keyName('Shift Z'), icon: icon(Redo2), run: () => void chain().redo().run() },
        ] satisfies MenuItem[])
      : []),
  ];
  /** Tools that disappear while focused return the focus to the text. */
  const handOn = () => {
    handOnFocus(
      () => row,
      () => editor.view.dom,
    );
    return null;
  };
  const stops = () => [...row.querySelectorAll<HTMLButtonElement>('button')];
  /** Only one tool is a Tab stop, the last one used. */
  const stopAt = (button: HTMLButtonElement | undefined) => {
    for (const one of stops()) one.tabIndex = one === button ? 0 : -1;
  };
  createEffect(() => {
    void props.writable;
    // Once the tools are rendered.
    queueMicrotask(() => stopAt(stops()[0]));
  });
  const rove = (event: KeyboardEvent) => {
    const all = stops();
    const at = all.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  };
  return (
    <div
      ref={row}
      role="toolbar"
      aria-label={words.toolbar}
      tabindex={-1}
      class="-ms-1 flex flex-wrap items-center gap-px"
      onKeyDown={rove}
      onFocusIn={(event) => event.target instanceof HTMLButtonElement && stopAt(event.target)}
    >
      <Show when={props.writable}>
        {handOn()}
        <For each={tools}>
          {(tool) => (
            <IconButton
              class="size-7! aria-pressed:bg-sunk aria-pressed:text-text"
              aria-label={tool.name}
              aria-pressed={tool.isOn()}
              data-tip={tool.keys ? `${tool.name} ${keyName(tool.keys)}` : tool.name}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => tool.run()}
            >
              {icon(tool.icon)}
            </IconButton>
          )}
        </For>
        <LinkButton editor={editor} isOn={on('link')} icon={icon(LinkIcon)} />
        <Menu
          label={words.insert}
          items={insert()}
          align="end"
          trigger={(attributes) => (
            <IconButton {...attributes} class="size-7!" aria-label={words.insert}>
              {icon(Plus)}
            </IconButton>
          )}
        />
      </Show>
      <span class="flex-1" />
      <Menu
        label={words.more}
        items={more()}
        align="end"
        trigger={(attributes) => (
          <IconButton {...attributes} class="size-7!" aria-label={words.more} aria-pressed={props.authors}>
            {icon(History)}
          </IconButton>
        )}
      />
    </div>
  );
}

import { For, type JSX } from 'solid-js';
import { safeHref } from '../../../../shared/note/links.ts';
import type { NoteBlock, NoteInline, NoteRunMark } from '../../../../shared/report/report.ts';
import { visible } from '../../text/visible.ts';
import { langOf } from '../fonts/lang.ts';
import { Icon } from '../icon.tsx';
import type { Person, Source } from '../source.ts';
import { words } from '../words.ts';

/** The small lettered box that identifies a person: before their text, and in the legend. */
export function Letter(props: { of: Person | undefined }) {
  return (
    <bdi class="letter" style={{ '--person': props.of?.colour }}>
      {props.of?.letter ?? '?'}
    </bdi>
  );
}

/** Blocks of a note; a letter box precedes each change of author and the start of each block. */
export function Blocks(props: { of: Source; blocks: readonly NoteBlock[] }) {
  return <For each={props.blocks}>{(block) => <Block of={props.of} block={block} />}</For>;
}

function Block(props: { of: Source; block: NoteBlock }): JSX.Element {
  const { block } = props;
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir={dirOf(block.children)}>
          <Inlines of={props.of} inlines={block.children} />
        </p>
      );
    case 'heading':
      // Not in the PDF outline, which holds the report's sections.
      return (
        <p dir={dirOf(block.children)} class="note-heading">
          <Inlines of={props.of} inlines={block.children} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Blocks of={props.of} blocks={block.children} />
        </blockquote>
      );
    case 'bullets':
      return (
        <ul>
          <For each={block.items}>{(item) => <Item of={props.of} blocks={item} />}</For>
        </ul>
      );
    case 'numbers':
      return (
        <ol>
          <For each={block.items}>{(item) => <Item of={props.of} blocks={item} />}</For>
        </ol>
      );
    case 'tasks':
      return (
        <ul class="tasks">
          <For each={block.items}>
            {(item) => (
              <li>
                <span class="task">
                  <Icon is={item.done ? 'yes' : 'open'} />
                  {item.done ? words.notes.done : words.notes.toDo}
                </span>
                <Blocks of={props.of} blocks={item.children} />
              </li>
            )}
          </For>
        </ul>
      );
    case 'omitted':
      return <p class="quiet">{words.notes.omitted}</p>;
  }
}

const rightToLeft =
  /^\P{L}*[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hanifi_Rohingya}\p{Script=Hebrew}\p{Script=Mandaic}\p{Script=Mende_Kikakui}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** Direction of the reviewers' text; our letter boxes before it do not count. */
const dirOf = (inlines: readonly NoteInline[]): 'rtl' | 'ltr' =>
  rightToLeft.test(inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')) ? 'rtl' : 'ltr';

function Item(props: { of: Source; blocks: readonly NoteBlock[] }) {
  return (
    <li>
      <Blocks of={props.of} blocks={props.blocks} />
    </li>
  );
}

function Inlines(props: { of: Source; inlines: readonly NoteInline[] }) {
  let last: string | null | undefined;
  return (
    <For each={props.inlines}>
      {(inline) => {
        if (inline.kind === 'break') return <br />;
        const isOther = inline.authorId !== last;
        last = inline.authorId;
        const writer = props.of.person(inline.authorId);
        return (
          <>
            {isOther && <Letter of={writer} />}
            <span class="run" style={{ '--person': writer?.colour }}>
              <Inline of={props.of} inline={inline} />
            </span>
          </>
        );
      }}
    </For>
  );
}

const looks: Record<NoteRunMark, string> = {
  bold: 'strong',
  italic: 'italic',
  underline: 'underline',
  strike: 'strike',
  link: 'underline',
};

function Inline(props: { of: Source; inline: Exclude<NoteInline, { kind: 'break' }> }): JSX.Element {
  const { inline } = props;
  if (inline.kind === 'mention') return <bdi class="strong">@{props.of.nameOf(inline.reviewerId)}</bdi>;
  if (inline.kind === 'reference')
    return <bdi class="strong">{words.notes.reference({ label: visible(inline.label) })}</bdi>;
  const lang = langOf(inline.text, null);
  const shown = () => (
    <span class={inline.marks.map((mark) => looks[mark]).join(' ')} {...(lang && { lang })}>
      {visible(inline.text)}
    </span>
  );
  const href = safeHref(inline.href);
  if (!href) return shown();
  // Print the URL: on paper a link's target is invisible.
  const address = href.replace(/^mailto:/i, '');
  return (
    <>
      <a href={href}>{shown()}</a>
      {address !== inline.text.trim() && <bdi class="quiet"> {words.notes.link({ address: visible(address) })}</bdi>}
    </>
  );
}

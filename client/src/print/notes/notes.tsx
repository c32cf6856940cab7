import { For, Show } from 'solid-js';
import type { NoteBlock } from '../../../../shared/report/report.ts';
import { notesOf } from '../../session-model/timeline/notes-of.ts';
import { words as timeline } from '../../session-model/timeline/words.ts';
import { words as page } from '../../session-model/words.ts';
import { Section } from '../sections/section.tsx';
import type { Source } from '../source.ts';
import { At, Paragraph } from '../untrusted-text.tsx';
import { formatSpan, formatUtc } from '../utc.ts';
import { words } from '../words.ts';
import { Blocks, Letter } from './note-blocks.tsx';
import { Threads } from './threads.tsx';
import { writersOf } from './writers.ts';

const w = words.notes;

/** What reviewers wrote together, with who wrote which words and when; what they wrote with decisions; their threads. */
export function Notes(props: { of: Source }) {
  const { record } = props.of.input;
  const body = record.note?.body ?? [];
  return (
    <Section title={page.sections.notes}>
      <Show when={body.length > 0} fallback={<p class="quiet">{w.none}</p>}>
        <Legend of={props.of} blocks={body} />
        <table class="note-text">
          <tbody>
            <For each={body}>
              {(block) => (
                <tr>
                  <td>
                    <Blocks of={props.of} blocks={[block]} />
                  </td>
                  <td class="when">
                    <Times of={props.of} block={block} />
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <Show when={record.note?.frozenAt}>{(at) => <p class="note">{w.frozen({ time: formatUtc(at()) })}</p>}</Show>
      <DecisionNotes of={props.of} />
      <Threads of={props.of} />
    </Section>
  );
}

function Legend(props: { of: Source; blocks: readonly NoteBlock[] }) {
  return (
    <div class="legend">
      <span>{w.legend}</span>
      <ul>
        <For each={writersOf(props.blocks)}>
          {(one) => (
            <li>
              <Letter of={props.of.person(one.authorId)} />
              <bdi>{props.of.person(one.authorId)?.name ?? w.unknown}</bdi>
            </li>
          )}
        </For>
      </ul>
      <p class="note">{w.explained}</p>
    </div>
  );
}

function Times(props: { of: Source; block: NoteBlock }) {
  return (
    <For each={writersOf([props.block])}>
      {(one) => (
        <div>
          <Letter of={props.of.person(one.authorId)} /> {formatSpan(one.times)}
        </div>
      )}
    </For>
  );
}

/** Oldest first: what one reads is how it came about. */
function DecisionNotes(props: { of: Source }) {
  const wording = notesOf(props.of.view.decisions).toReversed();
  return (
    <Show when={wording.length > 0}>
      <h3>{timeline.notesOf}</h3>
      <For each={wording}>
        {({ decision, what, undone }) => (
          <div class="said">
            <p>
              <bdi class="strong">{props.of.nameOf(decision.reviewerId)}</bdi> {what}
              {undone && ` (${timeline.undone.toLowerCase()})`}, <At at={decision.at} />
            </p>
            <Paragraph text={decision.note} />
          </div>
        )}
      </For>
    </Show>
  );
}

import { For, Show } from 'solid-js';
import { words as subjectWords } from '../../session-model/subject/words.ts';
import { writeValue } from '../../session-model/subject/write-value.ts';
import { words as page } from '../../session-model/words.ts';
import { Icon } from '../icon.tsx';
import type { Source } from '../source.ts';
import { At, Paragraph, UntrustedText } from '../untrusted-text.tsx';
import { words } from '../words.ts';
import { Heads } from './section.tsx';

const w = words.corrections;

/** Every correction of the subject's fields: what it was and what it became, by whom, when and why. */
export function Corrections(props: { of: Source }) {
  const { view, nameOf } = props.of;
  return (
    <Show when={view.edits.length > 0}>
      <table class="grid">
        <caption>{w.caption}</caption>
        <Heads>
          <th scope="col" class="w17">
            {w.field}
          </th>
          <th scope="col" class="w26">
            {w.change}
          </th>
          <th scope="col" class="w26">
            {w.who}
          </th>
          <th scope="col">{w.why}</th>
        </Heads>
        <tbody>
          <For each={view.edits}>
            {(edit) => {
              const written = (value: string | null) =>
                value === null ? subjectWords.empty : writeValue(edit.field, value);
              return (
                <tr>
                  <th scope="row">{page.summary.fields[edit.field]}</th>
                  <td>
                    <s>
                      <UntrustedText text={written(edit.from)} nationality={view.nationality} />
                    </s>{' '}
                    <Icon is="to" />{' '}
                    <UntrustedText text={written(edit.to)} nationality={view.nationality} class="strong" />
                  </td>
                  <td>
                    <bdi>{nameOf(edit.reviewerId)}</bdi>,<br />
                    <At at={edit.at} />
                  </td>
                  <td>
                    <Paragraph text={edit.reason} />
                    <Show when={edit.superseded}>
                      <p class="note">{subjectWords.superseded}</p>
                    </Show>
                  </td>
                </tr>
              );
            }}
          </For>
        </tbody>
      </table>
    </Show>
  );
}

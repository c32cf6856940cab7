import { For, Show } from 'solid-js';
import type { MrzCheck, MrzItem } from '../../../../shared/document/mrz.ts';
import { groups } from '../../session/data/provenance.ts';
import { isDoubt, mrzStatus, statusLabel } from '../../session/mrz/mrz-status.ts';
import { segmentsOf } from '../../session/mrz/segments.ts';
import { words as page } from '../../session-model/words.ts';
import { visible } from '../../text/visible.ts';
import type { Source } from '../source.ts';
import { words } from '../words.ts';
import { Mark } from './answer.tsx';
import { Heads, Section } from './section.tsx';
import { Sources } from './sources.tsx';

const w = page.mrz;

export function Mrz(props: { of: Source }) {
  const { view } = props.of;
  return (
    <Section title={page.sections.mrz} aside={view.mrz && <Verdict check={view.mrz} />}>
      <Show
        when={view.mrz}
        fallback={
          <>
            <p class="quiet">{view.state === 'in_progress' ? w.noneYet : w.none}</p>
            <Show when={view.claim?.mrz}>
              {(claimed) => (
                <>
                  <p class="label">{page.provenance.claimed}</p>
                  <div class="mrz small" dir="ltr">
                    <For each={claimed().lines}>{(line) => <div>{visible(line)}</div>}</For>
                  </div>
                </>
              )}
            </Show>
          </>
        }
      >
        {(check) => (
          <>
            <Checked check={check()} />
            <Sources of={view.sources} group={groups.mrz} />
          </>
        )}
      </Show>
    </Section>
  );
}

function Verdict(props: { check: MrzCheck }) {
  const looks = {
    valid: ['yes', 'good'],
    errors: ['no', 'bad'],
    doubtful: ['doubt', 'doubt'],
    unchecked: ['doubt', 'quiet'],
    unreadable: ['no', 'bad'],
  } as const;
  const [icon, tone] = looks[mrzStatus(props.check)];
  return <Mark is={icon} class={tone} what={statusLabel(props.check)} />;
}

function Checked(props: { check: MrzCheck }) {
  const { check } = props;
  const isMarked = check.items.some(({ wrong }) => wrong.length > 0);
  return (
    <>
      <div class="keep">
        <p class="label">{check.format ? page.formats[check.format] : w.lines}</p>
        <div class="mrz" dir="ltr">
          <For each={check.lines}>{(_, line) => <Line check={check} line={line()} />}</For>
        </div>
        <Show when={isMarked}>
          <p class="note">{words.mrz.explained}</p>
        </Show>
        <Show when={check.problem}>
          {(problem) => <p class={mrzStatus(check) === 'doubtful' ? 'doubt' : 'bad'}>{problem()}</p>}
        </Show>
      </div>
      <Show when={check.raw.join('\n') !== check.lines.join('\n')}>
        <p class="label">{words.mrz.raw}</p>
        <div class="mrz small" dir="ltr">
          <For each={check.raw}>{(line) => <div>{visible(line)}</div>}</For>
        </div>
      </Show>
      <Show when={check.items.length > 0}>
        <table class="grid">
          <caption>{words.mrz.caption({ n: check.items.length })}</caption>
          <Heads>
            <th scope="col" class="w26">
              {w.item}
            </th>
            <th scope="col" class="w14">
              {words.mrz.result}
            </th>
            <th scope="col" class="w24">
              {w.value}
            </th>
            <th scope="col">{w.error}</th>
          </Heads>
          <tbody>
            <For each={check.items}>{(item) => <Item item={item} />}</For>
          </tbody>
        </table>
      </Show>
    </>
  );
}

/** One text where nothing is wrong: pieces only around the wrong letters. */
function Line(props: { check: MrzCheck; line: number }) {
  const pieces: { text: string; wrong: boolean }[] = [];
  for (const { text, wrong } of segmentsOf(props.check, props.line)) {
    const last = pieces.at(-1);
    if (last?.wrong === wrong) last.text += text;
    else pieces.push({ text, wrong });
  }
  return (
    <div>
      <For each={pieces}>{(piece) => (piece.wrong ? <mark>{visible(piece.text)}</mark> : visible(piece.text))}</For>
    </div>
  );
}

function Item(props: { item: MrzItem }) {
  const { item } = props;
  return (
    <tr>
      <th scope="row">{item.category}</th>
      <td>
        {item.valid === null ? (
          <Mark is="open" class="quiet" what={w.absent} />
        ) : isDoubt(item) ? (
          <Mark is="doubt" class="doubt" what={w.doubt} />
        ) : item.valid ? (
          <Mark is="yes" class="good" what={w.ok} />
        ) : (
          <Mark is="no" class="bad" what={w.wrong} />
        )}
      </td>
      <td>
        <Show when={item.valid !== null}>
          {item.value ? <bdi class="code">{visible(item.value)}</bdi> : <span class="quiet">{w.empty}</span>}
        </Show>
      </td>
      <td>
        <Show when={item.error}>{(error) => <p class="bad">{visible(error())}</p>}</Show>
        <Show when={item.plain}>{(plain) => <p>{visible(plain())}</p>}</Show>
      </td>
    </tr>
  );
}

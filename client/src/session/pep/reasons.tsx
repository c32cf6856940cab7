import { CircleHelp, Equal, EqualApproximately, X } from 'lucide-solid';
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Reason, WordPair } from '../../../../shared/screening/screening.ts';
import { text } from '../../text/text.ts';
import { visible } from '../../text/visible.ts';
import { isLikeScript } from './like-script.ts';
import {
  birth,
  compared,
  countryOf,
  isDescribed,
  isFrequent,
  type Kind,
  sexOf,
  wordsDescribed,
} from './reason-told.ts';
import { words } from './words.ts';

const t = words.table;

/** Explains the score: the subject's data and the list's, side by side. */
export function Reasons(props: { reasons: readonly Reason[]; nativeName: string | null }) {
  return (
    <table class="w-full border-separate border-spacing-0 text-start">
      <caption class="sr-only">{t.caption}</caption>
      <thead>
        <tr class="text-small text-muted">
          <For each={[t.what, t.subject, t.listed, t.how]}>
            {(head) => (
              <th scope="col" class="border-b border-line py-1 pe-2 text-start font-normal">
                {head}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.reasons.filter(isDescribed)}>
          {(reason) => <Line reason={reason} nativeName={props.nativeName} />}
        </For>
      </tbody>
    </table>
  );
}

function Line(props: { reason: Reason; nativeName: string | null }) {
  // A name, a place or a date is not broken inside a word while another column can shrink. A long word may be, or the table would
  // be wider than its card. Short numbers are never broken.
  const wrap = (text: string | null) => (text !== null && longWord.test(text) ? 'wrap-anywhere' : 'wrap-break-word');
  const cell = 'border-b border-line py-1 pe-2 align-top';
  return (
    <tr class="num">
      <th scope="row" class={`${cell} text-start font-normal whitespace-nowrap text-muted`}>
        {words.on[props.reason.on]}
      </th>
      <td class={`${cell} ${wrap(subjectTextOf(props.reason, props.nativeName))}`}>
        {subjectOf(props.reason, props.nativeName)}
      </td>
      <td class={`${cell} ${wrap(visible([props.reason.listed].flat().join(' ')))}`}>{listedOf(props.reason)}</td>
      <td class={`${cell} pe-0`}>
        <How reason={props.reason} />
        <Show when={isFrequent(props.reason)}>
          <span class="block text-small text-muted">{words.frequent}</span>
        </Show>
      </td>
    </tr>
  );
}

/** More letters than fit a narrow card beside the other columns. */
const longWord = /[^\s-]{13}/u;
const subjectTextOf = (reason: Reason, nativeName: string | null): string | null =>
  reason.on === 'name' ? visible(`${nativeName ?? ''} ${reason.subject}`) : reason.subject;

const nothing = () => <span class="text-muted">{t.nothing}</span>;
const each = (values: readonly string[]): JSX.Element => (values.length > 0 ? values.join(text.ui.comma) : nothing());

function subjectOf(reason: Reason, nativeName: string | null): JSX.Element {
  if (reason.on === 'name') {
    const compared = <Words pairs={reason.words} side="subject" whole={reason.subject} />;
    // Visual comparison needs a single script; the scored spelling is shown below.
    const like = nativeName !== null && isLikeScript(nativeName, reason.listed, reason.subject);
    return like ? (
      <>
        <bdi class="block">{nativeName}</bdi>
        <span class="text-small text-muted">{compared}</span>
      </>
    ) : (
      compared
    );
  }
  if (reason.subject === null) return nothing();
  if (reason.on === 'birth_date') return <span class="whitespace-nowrap">{birth(reason.subject)}</span>;
  if (reason.on === 'country') return countryOf(reason.subject);
  return reason.on === 'sex' ? sexOf(reason.subject) : <bdi>{reason.subject}</bdi>;
}

function listedOf(reason: Reason): JSX.Element {
  if (reason.on === 'name') {
    return (
      <>
        <Words pairs={reason.words} side="listed" whole={reason.listed} />
        <span class="block text-small text-muted"> ({words.kinds[reason.kind]})</span>
      </>
    );
  }
  if (reason.on === 'number') return <bdi>{reason.listed}</bdi>;
  if (reason.on === 'birth_date') return each(reason.listed.map(birth));
  if (reason.on === 'country') return each(reason.listed.map(countryOf));
  return each(reason.on === 'sex' ? reason.listed.map(sexOf) : reason.listed);
}

/** The words of a name; differing ones are underlined, with the difference on hover. */
function Words(props: { pairs: readonly WordPair[]; side: 'subject' | 'listed'; whole: string }) {
  const described = () => wordsDescribed(props.pairs, props.side);
  return (
    <bdi
      data-tip={described() || undefined}
      class={described() ? 'underline decoration-awaiting decoration-dotted underline-offset-2' : ''}
    >
      {props.whole}
      <Show when={described()}>
        <span class="sr-only"> ({described()})</span>
      </Show>
    </bdi>
  );
}

const icons = { agrees: Equal, near: EqualApproximately, differs: X, unknown: CircleHelp } satisfies Record<
  Kind,
  unknown
>;
const tones = {
  agrees: 'text-text',
  near: 'text-text',
  differs: 'font-semibold text-text',
  unknown: 'text-muted',
} satisfies Record<Kind, string>;

/** Icon and word. Neutral: a match supports the hit, so neither green nor amber fits. Differences are bold. */
function How(props: { reason: Reason }) {
  const described = () => compared(props.reason);
  return (
    <span class={`inline-flex items-start gap-1.5 ${tones[described().kind]}`}>
      <Dynamic
        component={icons[described().kind]}
        size={14}
        stroke-width={2}
        class="mt-[3px] shrink-0"
        aria-hidden="true"
      />
      <span class={described().kind === 'agrees' ? '@max-sm:sr-only' : ''}>{described().how}</span>
    </span>
  );
}

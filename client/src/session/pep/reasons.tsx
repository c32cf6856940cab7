import { Check, CircleHelp, Equal, X } from 'lucide-solid';
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { frequentBelow, type Reason, type WordPair } from '../../../../shared/screening.ts';
import { formatDay } from '../../ui/format.ts';
import { formatPercent } from './percent.ts';
import { words } from './words.ts';

const t = words.table;

/** Why the score is what it is: the subject's data and the list's, side by side. */
export function Reasons(props: { reasons: readonly Reason[] }) {
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
        <For each={props.reasons.filter(isTold)}>{(reason) => <Line reason={reason} />}</For>
      </tbody>
    </table>
  );
}

/** What neither side knows says nothing. */
const isTold = (reason: Reason): boolean => reason.subject !== null || reason.listed.length > 0;

/** Where no day of birth settles it, such a name is no hit by itself. */
const isFrequent = (reason: Reason): boolean =>
  reason.on === 'name' && reason.bits !== undefined && reason.bits < frequentBelow;

function Line(props: { reason: Reason }) {
  const cell = 'border-b border-line py-1 pe-2 align-top wrap-anywhere';
  return (
    <tr class="num">
      <th scope="row" class={`${cell} text-start font-normal whitespace-nowrap text-muted`}>
        {words.on[props.reason.on]}
      </th>
      <td class={cell}>{subjectOf(props.reason)}</td>
      <td class={cell}>{listedOf(props.reason)}</td>
      <td class={`${cell} pe-0`}>
        <How reason={props.reason} />
        <Show when={isFrequent(props.reason)}>
          <span class="block text-small text-muted">{words.frequent}</span>
        </Show>
      </td>
    </tr>
  );
}

const nothing = () => <span class="text-muted">{t.nothing}</span>;
const each = (values: readonly string[]): JSX.Element => (values.length > 0 ? values.join(', ') : nothing());

/** `~1971`, `1968/1972` and dates of different precision, as people write them. */
function birth(said: string): string {
  if (said.startsWith('~')) return words.rough(said.slice(1));
  const [from, to] = said.split('/');
  if (to !== undefined) return words.between(from!, to);
  return /^\d{4}-\d{2}-\d{2}$/.test(said) ? formatDay(said) : said;
}

const regions = new Intl.DisplayNames('en', { type: 'region' });
const countryOf = (code: string): string => regions.of(code) ?? code;
const sexOf = (sex: string): string => (sex === 'F' || sex === 'M' ? words.sexes[sex] : sex);

function subjectOf(reason: Reason): JSX.Element {
  if (reason.on === 'name') return <Words pairs={reason.words} side="subject" whole={reason.subject} />;
  if (reason.subject === null) return nothing();
  if (reason.on === 'birth_date') return birth(reason.subject);
  if (reason.on === 'country') return countryOf(reason.subject);
  return reason.on === 'sex' ? sexOf(reason.subject) : <bdi>{reason.subject}</bdi>;
}

function listedOf(reason: Reason): JSX.Element {
  if (reason.on === 'name') {
    return (
      <>
        <Words pairs={reason.words} side="listed" whole={reason.listed} />
        <span class="text-small text-muted"> ({words.kinds[reason.kind]})</span>
      </>
    );
  }
  if (reason.on === 'number') return <bdi>{reason.listed}</bdi>;
  if (reason.on === 'birth_date') return each(reason.listed.map(birth));
  if (reason.on === 'country') return each(reason.listed.map(countryOf));
  return each(reason.on === 'sex' ? reason.listed.map(sexOf) : reason.listed);
}

/** The words of a name; what is not the same as on the other side is underlined, and says how on hover. */
function Words(props: { pairs: readonly WordPair[]; side: 'subject' | 'listed'; whole: string }) {
  const told = () =>
    props.pairs
      .filter((pair) => pair[props.side] !== null && pair.how !== 'same')
      .map((pair) => `${pair[props.side]}: ${words.wordHow[pair.how]}`)
      .join('; ');
  return (
    <bdi
      data-tip={told() || undefined}
      class={told() ? 'underline decoration-awaiting decoration-dotted underline-offset-2' : ''}
    >
      {props.whole}
      <Show when={told()}>
        <span class="sr-only"> ({told()})</span>
      </Show>
    </bdi>
  );
}

const icons = { agrees: Check, near: Equal, differs: X, not_known: CircleHelp } as const;
const tones = {
  agrees: 'text-awaiting',
  near: 'text-awaiting',
  differs: 'text-text',
  not_known: 'text-muted',
} as const;

/** Icon and word. What agrees speaks for the hit: that is no good news, and not green. */
function How(props: { reason: Reason }) {
  const told = (): [keyof typeof icons, string] => {
    const { reason } = props;
    if (reason.on === 'name') {
      return [reason.likeness >= 0.95 ? 'agrees' : 'near', words.alike(formatPercent(reason.likeness))];
    }
    if (reason.on !== 'birth_date') return [reason.how, words.agreement[reason.how]];
    const kind =
      reason.how === 'exact' ? 'agrees' : reason.how === 'differs' || reason.how === 'not_known' ? reason.how : 'near';
    return [kind, words.dates[reason.how]];
  };
  return (
    <span class={`inline-flex items-start gap-1.5 ${tones[told()[0]]}`}>
      <Dynamic component={icons[told()[0]]} size={14} stroke-width={2} class="mt-[3px] shrink-0" aria-hidden="true" />
      {told()[1]}
    </span>
  );
}

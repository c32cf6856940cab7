import { CircleAlert, CircleCheck, FileQuestion, ShieldAlert, ShieldCheck, ShieldX } from 'lucide-solid';
import { createUniqueId, Match, Show, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { CheckAnswer, CheckVerdict } from '../../../shared/api/reports.ts';
import { Proof } from './proof.tsx';
import { ReportFacts } from './report-facts.tsx';
import { Since } from './since.tsx';
import { words } from './words.ts';

// Whole class names, so that the style sheet's generator finds them.
const looks: Record<CheckVerdict, { icon: typeof ShieldCheck; head: string; mark: string }> = {
  genuine: { icon: ShieldCheck, head: 'bg-verified/10', mark: 'text-verified' },
  altered: { icon: ShieldX, head: 'bg-rejected/10', mark: 'text-rejected' },
  foreign: { icon: ShieldAlert, head: 'bg-awaiting/10', mark: 'text-awaiting' },
  unreadable: { icon: FileQuestion, head: 'bg-sunk', mark: 'text-muted' },
};

/** What the file is: the verdict, what it means, what to do; then what was issued, and what a court would ask for. */
export function Verdict(props: {
  /** Of the file. */
  name: string;
  answer: CheckAnswer;
  /** Number of the report whose code one came with. */
  printed: string | undefined;
  ref: (heading: HTMLHeadingElement) => void;
}) {
  const id = createUniqueId();
  const look = () => looks[props.answer.verdict];
  const wording = () => words.verdicts[props.answer.verdict];
  /** Whether it is the one that is on the paper; undefined where there is no paper, or the file is none of ours. */
  const isPrinted = () =>
    props.printed === undefined || props.answer.report === null
      ? undefined
      : props.answer.report.number === props.printed;
  return (
    <section aria-labelledby={id} class="fade-in overflow-hidden rounded-xl border border-line bg-surface">
      <div class={`flex gap-3 px-4 py-4 sm:px-6 sm:py-5 ${look().head}`}>
        <Dynamic
          component={look().icon}
          size={28}
          stroke-width={1.5}
          aria-hidden="true"
          class={`shrink-0 ${look().mark}`}
        />
        <div class="min-w-0">
          <p class="truncate text-small text-muted" dir="auto" title={props.name}>
            {words.of({ name: props.name })}
          </p>
          <h2
            id={id}
            ref={(heading) => props.ref(heading)}
            tabindex="-1"
            class={`mt-0.5 text-title font-semibold outline-none ${look().mark}`}
          >
            {wording().name}
          </h2>
          <p class="mt-1 text-[14px] leading-5.5 font-medium">{wording().means}</p>
          <p class="mt-1 text-[14px] leading-5.5">{wording().todo}</p>
        </div>
      </div>
      <div class="flex flex-col gap-4 px-4 py-4 sm:px-6">
        <Switch>
          <Match when={isPrinted() === true}>
            <p class="flex gap-2">
              <CircleCheck size={16} stroke-width={1.75} class="mt-0.5 shrink-0 text-verified" aria-hidden="true" />
              {words.sameReport}
            </p>
          </Match>
          <Match when={isPrinted() === false}>
            <p class="flex gap-2 rounded-md bg-awaiting/10 p-3">
              <CircleAlert size={16} stroke-width={1.75} class="mt-0.5 shrink-0 text-awaiting" aria-hidden="true" />
              {words.otherReport({ printed: props.printed!, file: props.answer.report!.number })}
            </p>
          </Match>
        </Switch>
        <Show when={props.answer.report}>
          {(report) => (
            <>
              <ReportFacts report={report()} />
              <Since since={report().since} company={report().company.name} />
            </>
          )}
        </Show>
        <Proof
          file={props.answer.sha256}
          signature={props.answer.signature}
          {...(props.answer.report && { report: props.answer.report })}
        />
      </div>
    </section>
  );
}

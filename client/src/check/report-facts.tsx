import { CircleCheck, Clock4 } from 'lucide-solid';
import { Show } from 'solid-js';
import type { CheckedReport } from '../../../shared/api/reports.ts';
import { CopyButton, Field } from '../ui/field.tsx';
import { Moment } from './moment.tsx';
import { words } from './words.ts';

const w = words.facts;

/** The content of the issued report, with the same labels as on its pages. */
export function ReportFacts(props: { report: CheckedReport }) {
  const d = () => props.report;
  const maker = () => {
    const by = d().madeBy;
    return by.kind === 'key' ? w.byKey : by.name;
  };
  return (
    <dl class="text-[14px]">
      <Field label={w.number}>
        <span class="font-semibold">{d().number}</span>
      </Field>
      <Field label={w.company}>{d().company.name}</Field>
      <Field label={w.companyId} aside={<CopyButton value={d().company.id} name={w.companyId} />}>
        <span class="text-small">{d().company.id}</span>
      </Field>
      <Field label={w.session} aside={<CopyButton value={d().sessionId} name={w.session} />}>
        <span class="text-small">{d().sessionId}</span>
      </Field>
      <Field label={w.made}>
        <Moment at={d().madeAt} />
      </Field>
      <Field label={w.by}>{maker()}</Field>
      <Field label={w.status}>
        <Show
          when={d().final}
          fallback={
            <>
              <Clock4 size={14} stroke-width={2} class="inline align-[-2px] text-awaiting" aria-hidden="true" />{' '}
              <span class="font-medium text-awaiting">{w.notFinal}</span>, {w.notFinalDetail}
            </>
          }
        >
          <CircleCheck size={14} stroke-width={2} class="inline align-[-2px] text-verified" aria-hidden="true" />{' '}
          <span class="font-medium text-verified">{w.final}</span>, {w.finalDetail}
        </Show>
      </Field>
    </dl>
  );
}

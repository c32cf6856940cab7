import { createUniqueId, For, Show } from 'solid-js';
import type { FourEyesReason } from '../../../../shared/conditions.ts';
import { documentTypes } from '../../../../shared/document/document.ts';
import { farOfLevel } from '../../../../shared/far.ts';
import { text } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { formatNumber } from '../../ui/text/format.ts';
import { Check, fieldClass, Line, SwitchLine, Toggle } from '../controls/controls.tsx';
import { NumberField } from '../controls/number-field.tsx';
import { words } from '../words.ts';
import type { ConditionsStore } from './create-conditions.ts';
import { eyesOffered, isAge, isAsked, type Switch, switches } from './draft.ts';
import { HighRisk } from './high-risk.tsx';
import { TargetLine } from './target-line.tsx';

const names = text.decisions.conditions;
/** Where a company begins when it asks for an age. */
const ofAge = 18;
const levels = [1, 2, 3, 4, 5, 6, 7] as const;
/** What goes with how it was captured, and what with the person and the document. */
const [evidence, person]: [Switch[], Switch[]] = [
  ['liveness', 'id_real', 'full_id', 'mrz', 'front_back'],
  ['data_plausible', 'expired_document', 'document_reused', 'screening'],
];
const toggle = <T,>(all: readonly T[], one: T, on: boolean): T[] =>
  on ? [...all.filter((other) => other !== one), one] : all.filter((other) => other !== one);

/** All that a company can ask of a session. */
export function ConditionsForm(props: { store: ConditionsStore }) {
  const id = createUniqueId();
  const s = () => props.store;
  const set = () => s().draft()!.conditions;
  const Switches = (mine: { of: Switch[] }) => (
    <For each={mine.of}>
      {(name) => (
        <SwitchLine
          label={names[name]}
          help={words.help[name]}
          on={set()[switches[name]]}
          onChange={(on) => s().change({ [switches[name]]: on })}
        />
      )}
    </For>
  );
  return (
    <div class="flex flex-col gap-3">
      <Card id="awaiting" title={words.awaiting.title}>
        <fieldset aria-describedby={`${id}-awaiting`}>
          <legend class="sr-only">{words.awaiting.title}</legend>
          <For each={[true, false] as const}>
            {(on) => (
              <label class="flex min-h-7 items-center gap-2">
                <input
                  type="radio"
                  name={`${id}-awaiting`}
                  class="size-3.5 accent-(--accent)"
                  checked={set().awaitingAction === on}
                  onChange={() => s().change({ awaitingAction: on })}
                />
                {on ? words.awaiting.on : words.awaiting.off}
              </label>
            )}
          </For>
        </fieldset>
        <p id={`${id}-awaiting`} class="mt-1 mb-2 text-small text-muted">
          {words.awaiting.help}
        </p>
        <div class="border-t border-line">
          <TargetLine minutes={s().draft()!.targetMinutes} onChange={(minutes) => s().setTarget(minutes)} />
        </div>
      </Card>
      <Card id="evidence" title={words.evidence}>
        <Line label={names.face_level} help={words.help.face_level} for={`${id}-level`} helpId={`${id}-level-help`}>
          <select
            id={`${id}-level`}
            aria-describedby={`${id}-level-help`}
            value={String(set().faceLevel ?? '')}
            onChange={(event) => s().change({ faceLevel: Number(event.currentTarget.value) || null })}
            class={fieldClass}
          >
            <option value="">{words.notAsked}</option>
            <For each={levels}>
              {(level) => <option value={level}>{words.level({ level, far: formatNumber(farOfLevel[level]) })}</option>}
            </For>
          </select>
        </Line>
        <Switches of={evidence} />
      </Card>
      <Card id="person" title={words.person}>
        <Switches of={person} />
        <Line label={names.minimum_age} help={words.help.minimum_age} for={`${id}-age`} helpId={`${id}-age-help`}>
          <span class="flex flex-wrap items-start justify-end gap-3">
            <Show when={set().minimumAge !== null}>
              <NumberField
                id={`${id}-years`}
                label={`${names.minimum_age}, ${words.years}`}
                value={set().minimumAge!}
                fits={isAge}
                wrong={words.ageWrong}
                unit={words.years}
                onChange={(minimumAge) => s().change({ minimumAge })}
              />
            </Show>
            <span class="flex min-h-8 items-center">
              <Toggle
                id={`${id}-age`}
                describedBy={`${id}-age-help`}
                on={set().minimumAge !== null}
                onChange={(on) => s().change({ minimumAge: on ? ofAge : null })}
              />
            </span>
          </span>
        </Line>
        <fieldset class="pt-2.5" aria-describedby={`${id}-review`}>
          <legend class="contents font-medium">{names.document_review}</legend>
          <p id={`${id}-review`} class="mb-1 text-small text-muted">
            {words.help.document_review}
          </p>
          <div class="flex flex-wrap gap-x-5">
            <For each={documentTypes}>
              {(type) => (
                <Check
                  on={set().documentReview.includes(type)}
                  onChange={(on) => s().change({ documentReview: toggle(set().documentReview, type, on) })}
                >
                  {text.sessions.documents[type]}
                </Check>
              )}
            </For>
          </div>
        </fieldset>
      </Card>
      <HighRisk
        risks={set().highRisk}
        tableDate={s().stored()!.ipTableDate}
        onChange={(highRisk) => s().change({ highRisk })}
      />
      <Card id="four-eyes" title={words.eyes.title}>
        <p class="mb-2 text-muted">{words.eyes.help}</p>
        <div role="group" aria-label={words.eyes.title} class="grid gap-x-6 sm:grid-cols-2">
          <For each={eyesOffered}>
            {(reason: FourEyesReason) => (
              <Check
                on={set().fourEyes.includes(reason)}
                onChange={(on) => s().change({ fourEyes: toggle(set().fourEyes, reason, on) })}
              >
                <span>
                  {eyesName(reason)}
                  <Show when={!isAsked(reason, set())}>
                    <span class="text-small text-muted"> · {words.eyes.onlyAsked}</span>
                  </Show>
                </span>
              </Check>
            )}
          </For>
        </div>
        <div class="mt-2 border-t border-line">
          <SwitchLine
            label={words.eyes.blind}
            help={words.eyes.blindHelp}
            on={set().blindReview}
            onChange={(blindReview) => s().change({ blindReview })}
          />
        </div>
      </Card>
    </div>
  );
}

function eyesName(reason: FourEyesReason): string {
  if (reason === 'edited_data') return words.eyes.edited;
  return reason === 'full_match' ? words.eyes.full : text.decisions.fourEyes[reason];
}

import { createUniqueId, For, Show } from 'solid-js';
import type { FourEyesReason } from '../../../shared/conditions.ts';
import { type DocumentType, documentTypes } from '../../../shared/document.ts';
import { farOfLevel } from '../../../shared/far.ts';
import { text } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { formatNumber } from '../ui/format.ts';
import { Check, fieldClass, Line, SwitchLine, Toggle } from './controls.tsx';
import type { ConditionsStore } from './create-conditions.ts';
import { eyesOffered, isAge, isAsked, isTarget, type Switch, switches } from './draft.ts';
import { HighRisk } from './high-risk.tsx';
import { words } from './words.ts';

const names = text.decisions.conditions;
/** Where a company begins when it asks for an age. */
const ofAge = 18;
const levels = [1, 2, 3, 4, 5, 6, 7] as const;
/** What goes with how it was captured, and what with the person and the document. */
const [evidence, person]: [Switch[], Switch[]] = [
  ['liveness', 'id_real', 'full_id', 'mrz', 'front_back'],
  ['expired_document', 'document_reused', 'screening'],
];

/** All that a company can ask of a session. */
export function ConditionsForm(props: { store: ConditionsStore }) {
  const id = createUniqueId();
  const s = () => props.store;
  const set = () => s().draft()!.conditions;
  const toggle = <T,>(all: readonly T[], one: T, on: boolean): T[] =>
    on ? [...all.filter((other) => other !== one), one] : all.filter((other) => other !== one);
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
        <fieldset>
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
        <p class="mt-1 mb-2 text-small text-muted">{words.awaiting.help}</p>
        <Line label={words.target} help={words.targetHelp} for={`${id}-target`}>
          <NumberField
            id={`${id}-target`}
            value={s().draft()!.targetMinutes}
            fits={isTarget}
            unit={words.minutes}
            onChange={(minutes) => s().setTarget(minutes)}
          />
        </Line>
      </Card>
      <Card id="evidence" title={words.evidence}>
        <Line label={names.face_level} help={words.help.face_level} for={`${id}-level`}>
          <select
            id={`${id}-level`}
            value={set().faceLevel ?? ''}
            onChange={(event) => s().change({ faceLevel: Number(event.currentTarget.value) || null })}
            class={fieldClass}
          >
            <option value="">{words.notAsked}</option>
            <For each={levels}>
              {(level) => <option value={level}>{words.level(level, formatNumber(farOfLevel[level]))}</option>}
            </For>
          </select>
        </Line>
        <Switches of={evidence} />
      </Card>
      <Card id="person" title={words.person}>
        <Switches of={person} />
        <Line label={names.minimum_age} help={words.help.minimum_age} for={`${id}-age`}>
          <span class="flex items-center gap-3">
            <Show when={set().minimumAge !== null}>
              <NumberField
                id={`${id}-years`}
                label={names.minimum_age}
                value={set().minimumAge!}
                fits={isAge}
                unit={words.years}
                onChange={(minimumAge) => s().change({ minimumAge })}
              />
            </Show>
            <Toggle
              id={`${id}-age`}
              on={set().minimumAge !== null}
              onChange={(on) => s().change({ minimumAge: on ? ofAge : null })}
            />
          </span>
        </Line>
        <fieldset class="pt-2.5">
          <legend class="contents font-medium">{names.document_review}</legend>
          <p class="text-small text-muted">{words.help.document_review}</p>
          <div class="flex flex-wrap gap-x-5">
            <For each={documentTypes}>
              {(type: DocumentType) => (
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
        tableDate={s().kept()!.ipTableDate}
        onChange={(highRisk) => s().change({ highRisk })}
      />
      <Card id="four-eyes" title={words.eyes.title}>
        <p class="mb-2 text-muted">{words.eyes.help}</p>
        <div class="grid gap-x-6 sm:grid-cols-2">
          <For each={eyesOffered}>
            {(reason: FourEyesReason) => (
              <Check
                on={set().fourEyes.includes(reason)}
                onChange={(on) => s().change({ fourEyes: toggle(set().fourEyes, reason, on) })}
              >
                <span>
                  {reason === 'edited_data' ? words.eyes.edited : text.decisions.fourEyes[reason]}
                  <Show when={!isAsked(reason, set())}>
                    <span class="text-small text-muted"> · {words.eyes.onlyAsked}</span>
                  </Show>
                </span>
              </Check>
            )}
          </For>
        </div>
      </Card>
    </div>
  );
}

/** A whole number; what does not fit is shown as wrong and changes nothing. */
function NumberField(props: {
  id: string;
  label?: string;
  value: number;
  fits: (n: number) => boolean;
  unit: string;
  onChange: (n: number) => void;
}) {
  return (
    <span class="inline-flex items-center gap-2">
      <input
        id={props.id}
        aria-label={props.label}
        type="number"
        inputmode="numeric"
        min="1"
        value={props.value}
        onInput={(event) => {
          const n = event.currentTarget.valueAsNumber;
          event.currentTarget.setAttribute('aria-invalid', String(!props.fits(n)));
          if (props.fits(n)) props.onChange(n);
        }}
        class={`${fieldClass} num w-24`}
      />
      <span class="text-muted">{props.unit}</span>
    </span>
  );
}

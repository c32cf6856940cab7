import { createSignal, createUniqueId, For } from 'solid-js';
import { fieldClass, Line } from '../controls/controls.tsx';
import { NumberField } from '../controls/number-field.tsx';
import { words } from '../words.ts';
import { isTarget } from './draft.ts';

const units = { minutes: 1, hours: 60 } as const;
type Unit = keyof typeof units;

/** How long a session may wait: in hours where they are whole. */
export function TargetLine(props: { minutes: number; onChange: (minutes: number) => void }) {
  const id = createUniqueId();
  const [chosen, setChosen] = createSignal<Unit>(props.minutes % 60 === 0 ? 'hours' : 'minutes');
  // What another master has set may be no whole hours.
  const unit = () => (props.minutes % 60 === 0 ? chosen() : 'minutes');
  const number = () => props.minutes / units[unit()];
  return (
    <Line label={words.target} help={words.targetHelp} for={id} helpId={`${id}-help`}>
      <NumberField
        id={id}
        describedBy={`${id}-help`}
        value={number()}
        fits={(n) => Number.isInteger(n) && isTarget(n * units[unit()])}
        wrong={words.targetWrong}
        onChange={(n) => props.onChange(n * units[unit()])}
        unit={
          <select
            aria-label={words.unit}
            value={unit()}
            onChange={(event) => {
              const n = number();
              setChosen(event.currentTarget.value as Unit);
              props.onChange(n * units[chosen()]);
            }}
            class={fieldClass}
          >
            <For each={Object.keys(units) as Unit[]}>{(one) => <option value={one}>{words.units[one]}</option>}</For>
          </select>
        }
      />
    </Line>
  );
}

import { createEffect, For, Match, Switch, untrack } from 'solid-js';
import { stateCodes } from '../../../../shared/document/country.ts';
import { words } from '../../session-model/subject/words.ts';
import type { FieldName } from '../../session-model/subject/write-value.ts';
import { words as page } from '../../session-model/words.ts';
import { boxClass } from '../../ui/box-class.ts';
import { countryName } from '../../ui/text/country-name.ts';

/**
 * Besides states, ICAO 9303 has codes for stateless persons, organisations, Kosovo, British overseas nationals and specimens.
 */
const others = [
  'RKS',
  'XXA',
  'XXB',
  'XXC',
  'XXX',
  'UNO',
  'UNA',
  'UNK',
  'EUE',
  'GBD',
  'GBN',
  'GBO',
  'GBP',
  'GBS',
  'UTO',
];

interface Props {
  id: string;
  field: FieldName;
  value: string;
  invalid: boolean;
  describedBy: string;
  onInput: (value: string) => void;
}

/** The control for a field: a date, a choice, a country, or text. */
export function FieldInput(props: Props) {
  const common = () => ({
    id: props.id,
    'aria-invalid': props.invalid,
    'aria-describedby': props.describedBy,
    class: boxClass,
  });
  return (
    <Switch
      fallback={
        <input
          {...common()}
          type="text"
          dir="auto"
          maxlength={200}
          autocomplete="off"
          spellcheck={false}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      }
    >
      <Match when={props.field.endsWith('Date')}>
        <input
          {...common()}
          type="text"
          // Not a date picker: a document may state a month or a year only.
          dir="ltr"
          inputmode="numeric"
          maxlength={10}
          autocomplete="off"
          placeholder={words.datePattern}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      </Match>
      <Match when={props.field === 'sex'}>
        <Choice {...props} common={common()} options={Object.entries(page.sexes)} />
      </Match>
      <Match when={props.field === 'nationality'}>
        <Choice {...props} common={common()} options={nationalities(props.value)} />
      </Match>
    </Switch>
  );
}

function Choice(props: Props & { common: object; options: readonly (readonly [string, string])[] }) {
  let select!: HTMLSelectElement;
  // Computed once: the current choice does not change the options.
  const options = untrack(() => props.options);
  createEffect(() => {
    select.value = props.value;
  });
  return (
    <select {...props.common} ref={select} onChange={(event) => props.onInput(event.currentTarget.value)}>
      <option value="">{words.empty}</option>
      <For each={options}>{([value, label]) => <option value={value}>{label}</option>}</For>
    </select>
  );
}

/** Sorted by name; an unknown code from a document is a choice while it is the current value. */
function nationalities(present: string): [string, string][] {
  const codes = new Set([...stateCodes, ...others, ...(present ? [present] : [])]);
  return [...codes]
    .map((code): [string, string] => {
      const name = countryName(code);
      return [code, name === code ? code : `${name} (${code})`];
    })
    .sort((a, b) => a[1].localeCompare(b[1]));
}

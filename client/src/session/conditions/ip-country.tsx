import { Show } from 'solid-js';
import { Flag } from '../../ui/text/country.tsx';
import { nameOfIso2, stateOfIso2 } from './countries.ts';
import { words } from './words.ts';

/** Where an address is registered; it is said where that is known from, because a person may be elsewhere. */
export function IpCountry(props: { iso2: string | null }) {
  return (
    <Show
      when={props.iso2}
      fallback={
        <span class="text-muted" data-tip={words.ip.unknownHint}>
          {words.ip.unknown}
        </span>
      }
    >
      {(iso2) => (
        <span class="inline-flex items-baseline gap-1.5 whitespace-nowrap text-muted" data-tip={words.ip.hint}>
          <Flag state={stateOfIso2(iso2())} class="self-center" />
          {nameOfIso2(iso2())}
        </span>
      )}
    </Show>
  );
}

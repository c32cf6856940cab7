import { Globe } from 'lucide-solid';
import { createSignal, Show } from 'solid-js';
import { iso2OfState } from '../../../../shared/document/country.ts';

// The table of files is loaded after the page is rendered; each flag is one small file, loaded when it is shown.
const [files, setFiles] = createSignal<Record<string, string>>({});
let asked = false;
function ask(): void {
  if (asked) return;
  asked = true;
  import('../flag-files.ts').then(
    (m) => setFiles(m.flagFiles),
    // Without flags the names suffice; retried with the next flag.
    () => {
      asked = false;
    },
  );
}

const neutral = { width: 18, height: 12, 'stroke-width': 1.5, 'aria-hidden': 'true' } as const;

/** A state's flag; a globe for specimens and unknown codes. Decorative: the name is beside it. */
export function Flag(props: { state: string; class?: string }) {
  ask();
  const file = () => files()[iso2OfState(props.state) ?? ''];
  return (
    <Show when={iso2OfState(props.state)} fallback={<Globe {...neutral} class={`shrink-0 ${props.class ?? ''}`} />}>
      <span
        aria-hidden="true"
        class={`inline-block h-3 w-[18px] shrink-0 overflow-hidden rounded-[2px] bg-sunk ring-1 ring-line ring-inset ${props.class ?? ''}`}
      >
        <Show when={file()}>{(src) => <img src={src()} alt="" loading="lazy" class="size-full object-cover" />}</Show>
      </span>
    </Show>
  );
}

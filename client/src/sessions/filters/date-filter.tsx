import { createSignal, For, Show } from 'solid-js';
import { daysToTimes, timesToDays } from '../../listing/filter-url.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Popover } from '../../ui/floating/popover.tsx';
import { formatDay } from '../../ui/text/format.ts';

const words = text.sessions.filters;
type Range = { from?: string | undefined; to?: string | undefined };

/** Days back from today, today included; open towards the future, so that what is created next shows up. */
const presets = [
  {
    get label() {
      return words.today;
    },
    days: 0,
  },
  {
    get label() {
      return words.week;
    },
    days: 6,
  },
  {
    get label() {
      return words.month;
    },
    days: 29,
  },
];

export function DateFilter(props: { value: Range; onChange: (value: Range) => void }) {
  const days = () =>
    timesToDays({ ...(props.value.from && { from: props.value.from }), ...(props.value.to && { to: props.value.to }) });
  const value = () => {
    const { first, last } = days();
    if (!first && !last) return undefined;
    if (first === last && first) return formatDay(first);
    return `${first ? formatDay(first) : ''} – ${last ? formatDay(last) : ''}`.trim();
  };
  return (
    <Popover
      label={words.date}
      class="w-68"
      trigger={(attributes) => (
        <Chip
          {...attributes}
          label={words.date}
          value={value()}
          clearLabel={words.remove({ what: words.date })}
          onClear={() => props.onChange({})}
        />
      )}
    >
      {(close) => {
        const [first, setFirst] = createSignal(days().first ?? '');
        const [last, setLast] = createSignal(days().last ?? '');
        const reversed = () => first() !== '' && last() !== '' && first() > last();
        const choose = (range: Range) => {
          props.onChange(range);
          close();
        };
        const field = 'h-8 w-full rounded-md border border-edge bg-surface px-2';
        return (
          <form
            class="flex flex-col gap-3 p-3"
            onSubmit={(event) => {
              event.preventDefault();
              if (!reversed()) choose(daysToTimes(first() || null, last() || null));
            }}
          >
            <div class="flex flex-wrap gap-1">
              <For each={presets}>
                {(preset) => (
                  <Button
                    size="small"
                    onClick={() => {
                      const from = new Date();
                      from.setHours(0, 0, 0, 0);
                      from.setDate(from.getDate() - preset.days);
                      choose({ from: from.toISOString() });
                    }}
                  >
                    {preset.label}
                  </Button>
                )}
              </For>
            </div>
            <label class="block">
              <span class="mb-1 block text-small text-muted">{words.from}</span>
              <input type="date" class={field} value={first()} onInput={(e) => setFirst(e.currentTarget.value)} />
            </label>
            <label class="block">
              <span class="mb-1 block text-small text-muted">{words.to}</span>
              <input type="date" class={field} value={last()} onInput={(e) => setLast(e.currentTarget.value)} />
            </label>
            <Show when={reversed()}>
              <p role="alert" class="text-small text-rejected">
                {words.reversed}
              </p>
            </Show>
            <div class="flex justify-end gap-2">
              <Button kind="quiet" onClick={() => choose({})}>
                {words.anyTime}
              </Button>
              <Button type="submit" kind="primary" disabled={reversed()}>
                {words.apply}
              </Button>
            </div>
          </form>
        );
      }}
    </Popover>
  );
}

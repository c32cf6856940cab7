import { ArrowDownWideNarrow, Download } from 'lucide-solid';
import { Show, Suspense, useContext } from 'solid-js';
import type { SessionFilter } from '../../../../shared/api/review.ts';
import { conditionNames } from '../../../../shared/conditions.ts';
import { documentTypes } from '../../../../shared/document/document.ts';
import { spoofSigns } from '../../../../shared/session/session.ts';
import type { SessionSort } from '../../../../shared/session/session-list.ts';
import type { Column } from '../../listing/columns.ts';
import { isFiltered, type Listing, toggled } from '../../listing/filter-url.ts';
import { type ListKind, ownFilter } from '../../listing/list-kinds.ts';
import { tool } from '../../listing/tool.ts';
import { ZipButton } from '../../reports/exports/zip-button.tsx';
import { useReportJobs } from '../../reports/report-jobs.ts';
import { SavedButton } from '../../saved-filters/saved-button.tsx';
import { SessionTagsContext } from '../../session-tags/create-session-tags.ts';
import { text } from '../../text/text.ts';
import { lazyAgain } from '../../ui/behaviour/lazy-again.ts';
import { Chip } from '../../ui/chip.tsx';
import { Menu } from '../../ui/floating/menu.tsx';
import { ViewMenu } from '../rows/view-menu.tsx';
import { DateFilter } from './date-filter.tsx';
import { NationalityFilter } from './nationality-filter.tsx';

const TagFilter = lazyAgain(() => import('./tag-filter.tsx').then((m) => m.TagFilter));
const words = text.sessions.filters;
const icon = { size: 16, 'stroke-width': 1.5, 'aria-hidden': 'true' } as const;

export function FilterBar(props: {
  book: ListKind;
  listing: Listing;
  onChange: (listing: Listing) => void;
  /** Columns currently shown in the list; undefined where rows are cards. */
  roomFor: readonly Column[] | undefined;
  /** Number of finished sessions that match the filters, if known. */
  finished: number | undefined;
}) {
  const desk = useReportJobs();
  const tags = useContext(SessionTagsContext);
  const filter = () => props.listing.filter;
  /** An empty list is no filter: omitted, so that URLs stay short. */
  const set = (part: { [K in keyof SessionFilter]?: SessionFilter[K] | undefined }) => {
    const merged = Object.entries({ ...filter(), ...part }).filter(([, v]) => v !== undefined && v.length > 0);
    props.onChange({ ...props.listing, filter: Object.fromEntries(merged) as SessionFilter });
  };
  return (
    <div
      class="flex items-center gap-1.5 overflow-x-auto px-3 pb-2 [scrollbar-width:none] sm:px-4"
      role="group"
      aria-label={words.label}
    >
      <Show when={props.book.name === 'queue'}>
        <ManyFilter
          label={words.reason}
          values={conditionNames}
          names={text.decisions.reasons}
          chosen={filter().reason ?? []}
          onChange={(reason) => set({ reason })}
        />
      </Show>
      <Show when={props.book.name === 'rejections'}>
        <Suspense>
          <TagFilter value={filter().tag ?? []} onChange={(tag) => set({ tag })} />
        </Suspense>
      </Show>
      <ManyFilter
        label={words.document}
        values={documentTypes}
        names={text.sessions.documents}
        chosen={filter().document ?? []}
        onChange={(document) => set({ document })}
      />
      <ManyFilter
        label={words.spoof}
        values={spoofSigns}
        names={text.sessions.spoof}
        chosen={filter().spoof ?? []}
        onChange={(spoof) => set({ spoof })}
      />
      <Show when={props.book.name !== 'rejections' && tags && tags.all().length > 0}>
        <ManyFilter
          label={words.sessionTag}
          values={tags!.all().map(({ id }) => id)}
          names={Object.fromEntries(tags!.all().map(({ id, name }) => [id, name]))}
          chosen={filter().sessionTag ?? []}
          onChange={(sessionTag) => set({ sessionTag })}
        />
      </Show>
      <NationalityFilter value={filter().nationality ?? []} onChange={(nationality) => set({ nationality })} />
      <DateFilter
        value={{ from: filter().from, to: filter().to }}
        onChange={(range) => set({ from: range.from, to: range.to })}
      />
      <Show when={isFiltered(ownFilter(props.book, filter()))}>
        <button
          type="button"
          class={tool}
          onClick={() => props.onChange({ ...props.listing, filter: { ...props.book.fixed } })}
        >
          {words.clear}
        </button>
      </Show>
      <SavedButton book={props.book} listing={props.listing} onChange={props.onChange} />
      <span class="flex-1" />
      <Menu
        label={text.sessions.sort}
        align="end"
        items={props.book.sorts.map((sort: SessionSort) => ({
          label: text.sessions.sorts[sort],
          get checked() {
            return props.listing.sort === sort;
          },
          run: () => props.onChange({ ...props.listing, sort }),
        }))}
        trigger={(attributes) => (
          <button type="button" {...attributes} class={tool} data-tip={text.sessions.sort}>
            <ArrowDownWideNarrow {...icon} />
            {text.sessions.sorts[props.listing.sort]}
          </button>
        )}
      />
      <ViewMenu
        columns={props.book.columns.filter((column) => column !== 'labels' || tags?.all().length)}
        roomFor={props.roomFor}
      />
      <button
        type="button"
        class={tool}
        data-tip={text.sessions.exportHint}
        aria-disabled={desk.csv.running() || undefined}
        onClick={() => desk.csv.run(props.listing)}
      >
        <Download {...icon} />
        {desk.csv.running() ? text.sessions.exporting : text.sessions.export}
      </button>
      <Show when={props.book.name !== 'queue'}>
        <ZipButton filter={filter()} finished={props.finished} />
      </Show>
    </div>
  );
}

function ManyFilter<T extends string>(props: {
  label: string;
  values: readonly T[];
  names: Record<T, string>;
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}) {
  const value = () => {
    const [first] = props.chosen;
    if (first === undefined) return undefined;
    return props.chosen.length > 1
      ? words.more({ first: props.names[first], n: props.chosen.length - 1 })
      : props.names[first];
  };
  return (
    <Menu
      label={props.label}
      items={props.values.map((v) => ({
        label: props.names[v],
        get checked() {
          return props.chosen.includes(v);
        },
        keepOpen: true,
        run: () => props.onChange(toggled(props.chosen, v)),
      }))}
      trigger={(attributes) => (
        <Chip
          {...attributes}
          label={props.label}
          value={value()}
          clearLabel={words.remove({ what: props.label })}
          onClear={() => props.onChange([])}
        />
      )}
    />
  );
}

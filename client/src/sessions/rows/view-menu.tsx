import { SlidersHorizontal } from 'lucide-solid';
import { asMade, type Column, canHide, chosenColumns, setChosenColumns } from '../../listing/columns.ts';
import { toggled } from '../../listing/filter-url.ts';
import { tool } from '../../listing/tool.ts';
import { text } from '../../text/text.ts';
import { Menu, type MenuItem } from '../../ui/floating/menu.tsx';
import { densities, density, setDensity } from './density.ts';

const words = text.sessions;

export const densityItems = (): MenuItem[] => [
  { heading: words.density.label },
  ...densities.map((value) => ({
    label: words.density[value],
    get checked() {
      return density() === value;
    },
    keepOpen: true,
    run: () => setDensity(value),
  })),
];

/** How the list looks: height of its rows, which columns. This browser remembers it. */
export function ViewMenu(props: { columns: readonly Column[]; roomFor: readonly Column[] | undefined }) {
  const isHidden = (column: Column) => chosenColumns().hidden.includes(column);
  const columnItems = (): MenuItem[] => [
    { heading: words.columnsLabel },
    ...props.columns.filter(canHide).map((column) => ({
      label: words.columns[column],
      get hint() {
        return isHidden(column) || props.roomFor?.includes(column) ? '' : words.noRoom;
      },
      get checked() {
        return !isHidden(column);
      },
      keepOpen: true,
      run: () => setChosenColumns((now) => ({ ...now, hidden: toggled(now.hidden, column) })),
    })),
    'line',
    { label: words.columnsReset, run: () => setChosenColumns(() => asMade) },
  ];
  // Where rows are cards there are no columns.
  const withColumns = () => props.roomFor !== undefined;
  return (
    <Menu
      label={words.view}
      align="end"
      items={[...densityItems(), ...(withColumns() ? columnItems() : [])]}
      trigger={(attributes) => (
        <button type="button" {...attributes} class={tool} data-tip={words.viewHint}>
          <SlidersHorizontal size={16} stroke-width={1.5} aria-hidden="true" />
          {words.view}
        </button>
      )}
    />
  );
}

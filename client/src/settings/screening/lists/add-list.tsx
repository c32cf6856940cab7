import { Card } from '../../../ui/card.tsx';
import type { ScreeningStore } from '../create-screening.ts';
import { ImportForm } from '../import/import-form.tsx';
import { words } from '../words.ts';

/** A list of the company's own, from files. */
export function AddList(props: { store: ScreeningStore }) {
  return (
    <Card id="add-list" title={words.importing.add}>
      <p class="max-w-150 text-muted">{words.importing.addHelp}</p>
      <ImportForm store={props.store} />
    </Card>
  );
}

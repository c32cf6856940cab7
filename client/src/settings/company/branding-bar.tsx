import { ChangesBar } from '../controls/changes-bar.tsx';
import type { BrandingStore } from './create-branding.ts';
import { words } from './words.ts';

const w = words.save;

/** Saves the colour. */
export function BrandingBar(props: { store: BrandingStore; showForm: () => void; refocus: () => void }) {
  return (
    <ChangesBar
      changes={props.store}
      words={{ ...w, theirs: words.theirs }}
      wording={props.store.notice() ? w.saved : undefined}
      form="#branding"
      showForm={props.showForm}
      refocus={props.refocus}
    />
  );
}

import { ChangesBar } from '../controls/changes-bar.tsx';
import type { ScreeningStore } from './create-screening.ts';
import { words } from './words.ts';

const w = words.save;

/** Saves the threshold and which lists are used. */
export function ScreeningBar(props: { store: ScreeningStore; showForm: () => void; refocus: () => void }) {
  const wording = () => {
    const notice = props.store.notice();
    return notice && (notice === 'saved' ? w.saved : w.rescreened);
  };
  return (
    <ChangesBar
      changes={props.store}
      words={{ ...w, theirs: words.theirs.title }}
      wording={wording()}
      form="#threshold"
      showForm={props.showForm}
      refocus={props.refocus}
    />
  );
}

import { Notes } from './notes/notes.tsx';
import { Photos } from './photos/photos.tsx';
import { Activities, Extra } from './sections/activities.tsx';
import { Attempts } from './sections/attempts.tsx';
import { Decisions } from './sections/decisions.tsx';
import { Glance } from './sections/glance.tsx';
import { Integrity } from './sections/integrity.tsx';
import { Masthead } from './sections/masthead.tsx';
import { Mrz } from './sections/mrz.tsx';
import { Pep } from './sections/pep.tsx';
import { Summary } from './sections/summary.tsx';
import { Timeline } from './sections/timeline.tsx';
import type { Source } from './source.ts';

/** The report: its subject at a glance, then the order of the session page. It is drawn once and never changes: nothing in it is reactive. */
export function Report(props: { of: Source }) {
  return (
    <>
      <Masthead of={props.of} />
      <Glance of={props.of} />
      <Summary of={props.of} />
      <Mrz of={props.of} />
      <Activities of={props.of} />
      <Pep of={props.of} />
      <Extra of={props.of} />
      <Notes of={props.of} />
      <Photos of={props.of} />
      <Attempts of={props.of} />
      <Decisions of={props.of} />
      <Timeline of={props.of} />
      <Integrity of={props.of} />
    </>
  );
}

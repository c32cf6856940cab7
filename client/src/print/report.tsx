import { Activities, Extra } from './activities.tsx';
import { Attempts } from './attempts.tsx';
import { Decisions } from './decisions.tsx';
import { Glance } from './glance.tsx';
import { Integrity } from './integrity.tsx';
import { Masthead } from './masthead.tsx';
import { Mrz } from './mrz.tsx';
import { Notes } from './notes.tsx';
import { Pep } from './pep.tsx';
import { Photos } from './photos.tsx';
import type { Source } from './source.ts';
import { Summary } from './summary.tsx';
import { Timeline } from './timeline.tsx';

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

import { listKinds } from '../listing/list-kinds.ts';
import { AskedLevelContext, createAsked } from './filters/asked-level.ts';
import { ListPage } from './list-page.tsx';

/** /sessions: all of them. */
export function SessionsPage() {
  const asked = createAsked();
  return (
    <AskedLevelContext.Provider value={() => asked()?.conditions.faceLevel}>
      <ListPage book={listKinds.all} />
    </AskedLevelContext.Provider>
  );
}

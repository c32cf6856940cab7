import { createTags, TagsContext } from '../sessions/filters/tags.ts';
import { listKinds } from '../sessions/list/list-kinds.ts';
import { ListPage } from '../sessions/list-page.tsx';

/** /rejections: what was rejected, the newest first, with the tags that say why. */
export function RejectionsPage() {
  return (
    <TagsContext.Provider value={createTags()}>
      <ListPage book={listKinds.rejections} />
    </TagsContext.Provider>
  );
}

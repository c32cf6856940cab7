import { listKinds } from '../listing/list-kinds.ts';
import { createTags, TagsContext } from '../listing/tags.ts';
import { ListPage } from '../sessions/list-page.tsx';

/** /rejections: what was rejected, the newest first, with the tags that say why. */
export function RejectionsPage() {
  return (
    <TagsContext.Provider value={createTags()}>
      <ListPage book={listKinds.rejections} />
    </TagsContext.Provider>
  );
}

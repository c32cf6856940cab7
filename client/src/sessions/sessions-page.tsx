import { books } from './book.ts';
import { ListPage } from './list-page.tsx';

/** /sessions: all of them. */
export const SessionsPage = () => <ListPage book={books.all} />;

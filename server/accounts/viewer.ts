import type { IncomingMessage } from 'node:http';

/** Whose socket it is. */
export interface Viewer {
  loginId: string;
  reviewerId: string;
  companyId: string;
  name: string;
  colour: number;
}

/** Given by accounts: who sends this request, if they are signed in. */
export type Authenticate = (request: IncomingMessage) => Promise<Viewer | undefined>;

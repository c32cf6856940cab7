import type { IncomingMessage } from 'node:http';

/** Whose socket it is. */
export interface Viewer {
  loginId: string;
  reviewerId: string;
  companyId: string;
  name: string;
  colour: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set where a socket, or what stands in for one, has been authenticated. */
    viewer?: Viewer | undefined;
  }
}

/** Given by accounts: who sends this request, if they are signed in. */
export type Authenticate = (request: IncomingMessage) => Promise<Viewer | undefined>;

import type { IncomingMessage } from 'node:http';

/** The authenticated user of a socket. */
export interface Viewer {
  loginId: string;
  reviewerId: string;
  companyId: string;
  name: string;
  colour: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set after authentication, on the socket or on its substitute. */
    viewer?: Viewer | undefined;
  }
}

/** Provided by accounts: the signed-in viewer who sends this request, if any. */
export type Authenticate = (request: IncomingMessage) => Promise<Viewer | undefined>;

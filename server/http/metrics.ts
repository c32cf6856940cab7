import Fastify from 'fastify';
import { collectDefaultMetrics, register } from 'prom-client';

/** Numbers for Prometheus, on an address of their own: they tell of the load of all companies. @returns closes it */
export async function serveMetrics(at: { host: string; port: number }): Promise<() => Promise<void>> {
  collectDefaultMetrics();
  const app = Fastify();
  app.get('/metrics', async (_request, reply) => reply.type(register.contentType).send(await register.metrics()));
  await app.listen(at);
  return () => app.close();
}

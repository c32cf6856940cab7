import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/**
 * The minimum: whatever is posted is relayed to every socket, unparsed, unvalidated, unstored, padded to the size of our own
 * messages. The baseline for the live feed.
 */
const padding = 'x'.repeat(Number(process.argv[2] ?? 1_500));
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const isProgress = request.url!.endsWith('/progress');
    const body = Buffer.concat(parts).toString();
    const message = JSON.stringify(isProgress ? { url: request.url, body } : { url: request.url, body, padding });
    // Same routing as Vidimus: a fact goes to every client, progress only to clients viewing the session (from the socket's
    // path).
    for (const ws of sockets.clients) {
      const watched = (ws as { watched?: string }).watched;
      if (!isProgress || (watched && request.url!.includes(watched))) ws.send(message);
    }
    response.writeHead(isProgress ? 204 : 200).end();
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (ws, request) => {
  (ws as { watched?: string }).watched = new URL(request.url!, 'http://x').searchParams.get('watch') ?? '';
});
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));

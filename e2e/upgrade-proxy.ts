import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A reverse proxy in default configuration: Host is passed on, an upgrade is a plain request (cases/13, nginx.conf). */
export class UpgradeProxy {
  /** Upgrades are let through from now on. */
  lets = false;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly url: string;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async to(target: string): Promise<UpgradeProxy> {
    const { hostname, port } = new URL(target);
    const server = createServer((asked, answer) => {
      const { upgrade, connection, ...headers } = asked.headers;
      const passed = request({ hostname, port, path: asked.url, method: asked.method, headers }, (got) => {
        answer.writeHead(got.statusCode!, got.headers);
        got.pipe(answer);
      });
      passed.on('error', () => answer.destroy());
      asked.pipe(passed);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new UpgradeProxy(server);
    server.on('connection', (socket) => {
      proxy.#sockets.add(socket);
      socket.on('error', () => {}).on('close', () => proxy.#sockets.delete(socket));
    });
    server.on('upgrade', (asked, socket, head) => {
      if (!proxy.lets) return void socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      const lines = asked.rawHeaders.reduce((all, part, at) => all + part + (at % 2 === 0 ? ': ' : '\r\n'), '');
      const passed = connect(Number(port), hostname);
      passed.write(`GET ${asked.url} HTTP/1.1\r\n${lines}\r\n`);
      passed.write(head);
      passed.pipe(socket).pipe(passed);
      for (const end of [passed, socket]) end.on('error', () => [passed, socket].map((one) => one.destroy()));
    });
    return proxy;
  }

  /** Ends every open connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): Promise<void> {
    this.cut();
    return new Promise((done) => this.#server.close(() => done()));
  }
}

// @hocuspocus/server as its documentation has it: saves later, a file for each document.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Server } from '@hocuspocus/server';
import * as Y from 'yjs';

const { PORT, DIR } = process.env;
const fileOf = (name) => path.join(DIR, `${name}.bin`);

const server = new Server({
  port: Number(PORT),
  address: '127.0.0.1',
  quiet: true,
  async onLoadDocument({ documentName, document }) {
    if (existsSync(fileOf(documentName))) Y.applyUpdate(document, readFileSync(fileOf(documentName)));
    return document;
  },
  async onStoreDocument({ documentName, document }) {
    writeFileSync(fileOf(documentName), Y.encodeStateAsUpdate(document));
  },
});
await server.listen();
console.log('ready');

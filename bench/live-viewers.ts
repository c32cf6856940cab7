import { WebSocket } from 'ws';
import { protocolVersion } from '../shared/live/version.ts';
import { monotonic } from './live-phones.ts';

/** Sent by the bench to its viewer processes: which session to view, and the number of viewers. */
export interface Look {
  kind: 'ours' | 'relay';
  url: string;
  cookies: string[];
  lists: number;
  /** One page viewer each. */
  pages: string[];
}

/** Receipts: for each key, when each viewer saw it. */
type Seen = Map<string, number[]>;

const facts: Seen = new Map();
const pageProgress: Seen = new Map();
const listProgress: Seen = new Map();
const note = (seen: Seen, key: string, at: number): void => {
  const times = seen.get(key);
  if (times) times.push(at);
  else seen.set(key, [at]);
};

interface Keys {
  facts: string[];
  progress: string[];
}

/** The same text goes to many sockets: parse it once. */
let lastText = '';
let lastKeys: Keys = { facts: [], progress: [] };
function keysOf(text: string, kind: Look['kind']): Keys {
  if (text === lastText) return lastKeys;
  lastText = text;
  lastKeys = kind === 'ours' ? readOurs(text) : readRelay(text);
  return lastKeys;
}

interface AnyFact {
  type: string;
  data: { attemptId: string; step?: string; challenge?: string };
}

function readOurs(text: string): Keys {
  const [, down] = JSON.parse(text.slice(2));
  if (down.type === 'progress') {
    return {
      facts: [],
      progress: down.items.map((i: { sessionId: string; percent: number }) => `${i.sessionId}:${i.percent}`),
    };
  }
  if (down.type !== 'changes') return { facts: [], progress: [] };
  const seen = (down.facts as AnyFact[]).filter((f) => f.data.attemptId);
  return {
    facts: seen.map((f) => `${f.data.attemptId}:${f.type}:${f.data.step ?? f.data.challenge ?? ''}`),
    progress: [],
  };
}

function readRelay(text: string): Keys {
  const { url, body } = JSON.parse(text);
  const wording = JSON.parse(body);
  if (url.endsWith('/progress')) return { facts: [], progress: [`${url.split('/')[4]}:${wording.percent}`] };
  const [e] = wording.events;
  return { facts: [`${e.attempt}:${e.type}:${e.step ?? e.challenge ?? ''}`], progress: [] };
}

let bytes = 0;
let messages = 0;

function open(look: Look, index: number, watch: string | undefined): Promise<WebSocket> {
  const address =
    look.url.replace('http', 'ws') +
    (look.kind === 'ours' ? '/socket.io/?EIO=4&transport=websocket' : `/?watch=${watch ?? ''}`);
  const ws = new WebSocket(address, {
    perMessageDeflate: false,
    headers: { cookie: look.cookies[index % look.cookies.length] ?? '', origin: look.url },
  });
  const say = (up: object) => ws.send(`42${JSON.stringify(['up', up])}`);
  const progressOf = watch ? pageProgress : listProgress;
  const heard = new Set<string>();
  return new Promise((resolve, reject) => {
    ws.once('error', reject);
    if (look.kind === 'relay') ws.once('open', () => resolve(ws));
    ws.on('message', (data: Buffer) => {
      const at = monotonic();
      const text = data.toString();
      // engine.io packets: open, ping, and socket.io's connect.
      if (look.kind === 'ours' && !text.startsWith('42')) {
        if (text.startsWith('0')) ws.send('40');
        else if (text === '2') ws.send('3');
        else if (text.startsWith('40')) {
          say({ type: 'hello', version: protocolVersion });
          if (watch) say({ type: 'watch', sessionId: watch });
        }
        return;
      }
      messages++;
      bytes += data.length;
      if (text.startsWith('42["down",{"type":"snapshot"')) return resolve(ws);
      const keys = keysOf(text, look.kind);
      for (const key of keys.facts) note(facts, key, at);
      for (const key of keys.progress) {
        // A session page receives its own session's progress at once, and again batched with the lists: the first arrival counts.
        if (watch && (heard.has(key) || !key.startsWith(watch))) continue;
        if (watch) heard.add(key);
        note(progressOf, key, at);
      }
    });
  });
}

let sockets: WebSocket[] = [];
process.on('message', async (message: Look | 'stop') => {
  if (message === 'stop') {
    for (const ws of sockets) ws.terminate();
    process.send!({
      facts: [...facts],
      pageProgress: [...pageProgress],
      listProgress: [...listProgress],
      bytes,
      messages,
    });
    for (const seen of [facts, pageProgress, listProgress]) seen.clear();
    bytes = messages = 0;
    return;
  }
  const watched = [...Array<undefined>(message.lists).fill(undefined), ...message.pages];
  sockets = [];
  for (const [i, watch] of watched.entries()) sockets.push(await open(message, i, watch));
  process.send!('ready');
});
process.once('disconnect', () => process.exit(0));

import { parseArgs } from 'node:util';
import { Refused } from './api.ts';
import { startDemo } from './demo.ts';

const usage = `Plays made-up people being verified, over the public ingest API.

  npm run demo -- --key vk_… [--url http://127.0.0.1:8080] [--rate 0.5] [--count N] [--speed 1] [--seed 1]

  --key    API key of the company to play in; or VIDIMUS_KEY. Make one with: npm run key
  --url    the server (http://127.0.0.1:8080)
  --rate   sessions begun a second (0.5)
  --count  sessions in all (without end)
  --speed  2 plays twice as fast (1); a session takes about a minute at 1
  --seed   the same number plays the same people in the same way (1)
`;

const positive = (name: string, text: string): number => {
  const n = Number(text);
  if (!(n > 0) || !Number.isFinite(n)) throw new Error(`--${name} ${text}: a number above 0 is needed`);
  return n;
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      key: { type: 'string', default: process.env.VIDIMUS_KEY ?? '' },
      rate: { type: 'string', default: '0.5' },
      count: { type: 'string' },
      speed: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  if (!values.key) throw new Error('an API key is needed: --key vk_… or VIDIMUS_KEY (make one with: npm run key)');
  if (!URL.canParse(values.url)) throw new Error(`--url ${values.url}: this is no address`);
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
  let sessions = 0;
  const demo = startDemo({
    url: values.url,
    key: values.key,
    rate: positive('rate', values.rate),
    ...(values.count !== undefined && { count: positive('count', values.count) }),
    speed: positive('speed', values.speed),
    seed: Math.round(positive('seed', values.seed)),
    signal: stopping.signal,
    onSession(story, network, { sessionId, refused }) {
      sessions++;
      const line = network === 'good' ? '' : ` (line: ${network})`;
      const no = refused.length ? `, not taken: ${[...new Set(refused)].join(', ')}` : '';
      console.log(`${sessionId}  ${story.replaceAll('_', ' ')}${line}${no}`);
    },
    onAway: (away, why) =>
      console.error(away ? `${values.url} cannot be reached (${why}); trying again …` : `${values.url} is back.`),
  });
  await demo.done;
  console.log(`${sessions} session${sessions === 1 ? '' : 's'} played.`);
}

try {
  await main();
} catch (error) {
  const refused = error instanceof Refused;
  console.error(
    refused && error.status === 401
      ? `The server does not accept this key: ${error.message}`
      : `The demo cannot run: ${(error as Error).message}`,
  );
  process.exitCode = 1;
}

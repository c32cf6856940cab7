import { setTimeout as rest } from 'node:timers/promises';
import { ProviderDown } from '../port.ts';

/** Milliseconds for one answer, and between tries. */
const timeoutMs = 10_000;
const pauses = [250, 1_000];
/** Bytes: a server that is not what we think it is may answer anything. */
const largest = 20 * 1024 ** 2;

/** The server did not answer, or not what it is to answer. */
export class YenteError extends ProviderDown {
  override readonly name = 'YenteError';
}

/** What is worth another try. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;

/** Asks a yente server, and again when that may help. @throws YenteError */
export async function askYente(url: URL, key: string | undefined, body?: object): Promise<unknown> {
  for (let n = 0; ; n++) {
    try {
      return await askOnce(url, key, body);
    } catch (error) {
      const isLast = !(error instanceof Passing) || n === pauses.length;
      if (isLast) throw error instanceof YenteError ? error : new YenteError((error as Error).message);
      await rest(pauses[n]!);
    }
  }
}

class Passing extends Error {}

async function askOnce(url: URL, key: string | undefined, body?: object): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...(key && { authorization: `ApiKey ${key}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await readBounded(response);
  } catch (error) {
    if (error instanceof YenteError) throw error;
    const { name } = error as Error;
    throw new Passing(name === 'TimeoutError' ? 'yente did not answer in time' : 'yente cannot be reached');
  }
  if (isPassing(response.status)) throw new Passing(`yente answered with status ${response.status}`);
  if (!response.ok) throw new YenteError(`yente answered with status ${response.status}: look at its settings`);
  try {
    return JSON.parse(text);
  } catch {
    throw new YenteError('yente answered what is no JSON');
  }
}

async function readBounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > largest) throw new YenteError('yente answered more than 20 MB');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

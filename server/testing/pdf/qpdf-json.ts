import { tool } from './tool.ts';

/** A value as qpdf writes it: names begin with a slash, strings with `u:` or `b:`, references end in ` R`. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonDict = { [key: string]: Json };

/** For tests: a PDF as qpdf reads it. */
export interface Dissected {
  version: string;
  trailer: JsonDict;
  /** Every object, of a stream its dictionary, by its reference. */
  objects: Map<string, Json>;
  /** Those that are streams. */
  streams: Map<string, JsonDict>;
  /** What a value refers to, or itself. */
  get(value: Json | undefined): Json;
  dict(value: Json | undefined): JsonDict;
  list(value: Json | undefined): Json[];
}

const isDict = (value: Json): value is JsonDict => typeof value === 'object' && value !== null && !Array.isArray(value);

export async function dissect(file: string): Promise<Dissected> {
  const { qpdf } = JSON.parse(await tool('qpdf', '--json=2', '--json-key=qpdf', file)) as {
    qpdf: [{ pdfversion: string }, Record<string, { value?: Json; stream?: { dict: JsonDict } }>];
  };
  const objects = new Map<string, Json>();
  const streams = new Map<string, JsonDict>();
  for (const [name, { value, stream }] of Object.entries(qpdf[1])) {
    const ref = name.replace('obj:', '');
    objects.set(ref, stream ? stream.dict : value!);
    if (stream) streams.set(ref, stream.dict);
  }
  const get = (value: Json | undefined): Json =>
    (typeof value === 'string' && objects.has(value) ? objects.get(value)! : value) ?? null;
  return {
    version: qpdf[0].pdfversion,
    trailer: objects.get('trailer') as JsonDict,
    objects,
    streams,
    get,
    dict(value) {
      const found = get(value);
      return isDict(found) ? found : {};
    },
    list(value) {
      const found = get(value);
      return Array.isArray(found) ? found : [];
    },
  };
}

/** Every dictionary of a file, those within others too. */
export function* everyDict({ objects }: Dissected): Generator<JsonDict> {
  const open: Json[] = [...objects.values()];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) open.push(...value);
    else if (isDict(value)) {
      yield value;
      open.push(...Object.values(value));
    }
  }
}

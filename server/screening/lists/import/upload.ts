import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { Exact, Nullable, OneOf } from '../../../../shared/schema.ts';
import {
  columnMeanings,
  type TableColumn,
  type TableTopic,
  tableTopics,
} from '../../../../shared/screening/own-table.ts';
import { Problem } from '../../../http/errors/problem.ts';
import { ColumnsError, ListError, type ListFile, type ReadOptions } from '../formats/entry.ts';

/** Runs work with a temporary folder that is deleted afterwards. */
export async function inFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-list-'));
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Form fields and files of an upload; the files are on disk. */
export interface Upload {
  files: ListFile[];
  title?: string;
  listId?: string;
  date?: string;
  smaller: boolean;
  table: ReadOptions;
}

const fields = {
  ...{ title: /^.{0,200}$/, list: /^[0-9a-f-]{36}$/, date: /^\d{4}-\d{2}-\d{2}$/, smaller: /^[01]$/ },
  ...{ columns: /^\[[\s\S]*\]$/, topic: /^[a-z_]{1,30}$/, sheet: /^\P{Cc}{1,200}$/u },
};
const Columns = Type.Array(
  Exact({ heading: Type.String({ maxLength: 500 }), meaning: Nullable(OneOf(columnMeanings)) }),
  { maxItems: 100 },
);

/** @throws Problem invalid_request for an unknown field; list_refused for a file that is too large */
export async function readUpload(
  parts: AsyncIterableIterator<MultipartFile | { type: 'field'; fieldname: string; value: unknown }>,
  dir: string,
): Promise<Upload> {
  const files: ListFile[] = [];
  const formFields: Record<string, string> = {};
  for await (const part of parts) {
    if (part.type === 'field') {
      const { fieldname: name, value } = part;
      if (value === '') continue;
      const form = fields[name as keyof typeof fields];
      if (!form || typeof value !== 'string' || !form.test(value)) throw wrongField(name);
      formFields[name] = value;
      continue;
    }
    const name = path.basename(part.filename || 'list').slice(0, 200);
    // Stored under a number: a client's file name could be any path.
    const place = path.join(dir, `${files.length}${name.endsWith('.gz') ? '.gz' : ''}`);
    await pipeline(part.file, createWriteStream(place));
    if (part.file.truncated) throw refused(new ListError(name, null, 'It is larger than may be sent'));
    files.push({ name, path: place });
  }
  return {
    files,
    ...(formFields.title && { title: formFields.title }),
    ...(formFields.list && { listId: formFields.list }),
    ...(formFields.date && { date: formFields.date }),
    smaller: formFields.smaller === '1',
    table: {
      ...(formFields.columns && { columns: readColumns(formFields.columns) }),
      ...(formFields.topic && { topic: readTopic(formFields.topic) }),
      ...(formFields.sheet && { sheet: formFields.sheet }),
    },
  };
}

function readTopic(text: string): TableTopic {
  const topic = tableTopics.find((one) => one === text);
  if (!topic) throw wrongField('topic');
  return topic;
}

function readColumns(text: string): TableColumn[] {
  try {
    const columns: unknown = JSON.parse(text);
    if (Value.Check(Columns, columns)) return columns;
  } catch {}
  throw wrongField('columns');
}

const wrongField = (name: string): Problem =>
  new Problem('invalid_request', 'The form has a field that is not understood.', {
    errors: [
      {
        in: 'body',
        pointer: `/${name.slice(0, 40)}`,
        detail: 'is none of title, list, date, smaller, columns, topic, sheet in their form',
      },
    ],
  });

/** The Problem for an invalid list. */
export function refused(error: ListError): Problem {
  const { file, line, message, shrunk } = error;
  const table = error instanceof ColumnsError ? { table: error.table } : {};
  return new Problem('list_refused', message, {
    list: { file: file ?? '', line, detail: message, ...(shrunk && { shrunk }), ...table },
  });
}

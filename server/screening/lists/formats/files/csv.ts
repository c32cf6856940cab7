import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { ListError, type ListFile } from '../entry.ts';
import { readText } from './text.ts';

/** Characters of one row: a quote that is never closed would take the rest of the file for a field. */
const longest = 2 * 1024 ** 2;

/** Rows of a CSV file with the lines that they begin at. @throws ListError */
export async function* readRows(file: ListFile, options: Options = {}): AsyncGenerator<[line: number, row: string[]]> {
  const parser = parse({
    ...{ bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true },
    ...{ max_record_size: longest, info: true, ...options },
  });
  const text = Readable.from(withoutEnd(readText(file)));
  text.once('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let line = 1;
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      yield [line, record];
      line = info.lines + 1;
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ListError(file.name, line, `This row cannot be read: ${words(error)}`);
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

const words = ({ code }: CsvError): string =>
  code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'a quotation mark is not closed, the file may be cut off'
    : code === 'CSV_MAX_RECORD_SIZE'
      ? 'it is longer than 2 MB, a quotation mark may be missing'
      : 'a quotation mark is out of place';

/** OFAC's files end as those of CP/M did. */
async function* withoutEnd(parts: AsyncGenerator<string>): AsyncGenerator<string> {
  for await (const part of parts) yield part.replaceAll('\x1a', '');
}

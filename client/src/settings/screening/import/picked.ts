import { mostListFiles } from '../../../../../shared/screening/list-files.ts';
import { words } from '../words.ts';

const w = words.importing;
const endings = ['.csv', '.xml', '.json', '.jsonl'];
/** Formats that are archives themselves. */
const archives = ['.zip', '.xlsx'];
/** For the browser's file picker, which matches the last extension only. */
export const accepted = [...endings, '.gz', ...archives].join(',');

/** Plain or compressed. */
const isListFile = ({ name }: File) =>
  archives.some((ending) => name.toLowerCase().endsWith(ending)) ||
  endings.some((ending) => new RegExp(`\\${ending}(\\.gz)?$`, 'i').test(name));

/** Merges these files with the chosen ones, each once; or returns what is wrong with them. */
export function addFiles(before: readonly File[], more: readonly File[]): { files: File[]; wrong?: string } {
  const strange = more.find((file) => !isListFile(file));
  const files = [...before.filter((file) => !more.some(({ name }) => name === file.name)), ...more];
  if (strange) return { files: [...before], wrong: faultOf(strange.name) };
  return files.length > mostListFiles ? { files: [...before], wrong: w.tooMany } : { files };
}

/** Spreadsheet formats that can be saved as a supported one in two clicks are named. */
const faultOf = (name: string): string =>
  /\.(xls|xlsb)$/i.test(name)
    ? w.oldWorkbook({ name })
    : /\.ods$/i.test(name)
      ? w.openDocument({ name })
      : w.wrongKind({ name });

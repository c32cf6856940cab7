import { words } from './words.ts';

const w = words.importing;
/** Of a list: OFAC's comes in three. */
export const mostFiles = 3;
const endings = ['.csv', '.xml', '.json', '.jsonl'];
const archive = '.zip';
/** For the browser's file picker, which knows the last ending alone. */
export const accepted = [...endings, '.gz', archive].join(',');

/** As it is, or packed. */
const isListFile = ({ name }: File) =>
  name.toLowerCase().endsWith(archive) || endings.some((ending) => new RegExp(`\\${ending}(\\.gz)?$`, 'i').test(name));

/** These and those that were chosen before, each once; or what is wrong with them. */
export function addFiles(before: readonly File[], more: readonly File[]): { files: File[]; wrong?: string } {
  const strange = more.find((file) => !isListFile(file));
  const files = [...before.filter((file) => !more.some(({ name }) => name === file.name)), ...more];
  if (strange) return { files: [...before], wrong: w.wrongKind(strange.name) };
  return files.length > mostFiles ? { files: [...before], wrong: w.tooMany } : { files };
}

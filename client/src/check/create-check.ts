import { createSignal } from 'solid-js';
import type { CheckAnswer } from '../../../shared/api/reports.ts';
import { largestChecked } from '../../../shared/report/report.ts';
import { api } from '../api.ts';
import { latestOnly } from '../ui/behaviour/latest-only.ts';
import { formatBytes } from '../ui/text/format.ts';
import { words } from './words.ts';

export type Checking =
  | { is: 'idle' }
  /** Rejected on the client, not sent. */
  | { is: 'refused'; why: string }
  | { is: 'sending'; name: string }
  | { is: 'failed'; file: File; error: unknown }
  | { is: 'answered'; name: string; answer: CheckAnswer };

/** Checks on the client, before any of the file is sent. */
export function whyNot(files: readonly File[]): string | undefined {
  const [file, second] = files;
  if (second) return words.file.oneOnly;
  if (!file || file.size === 0) return words.file.empty;
  return file.size > largestChecked ? words.file.tooLarge({ size: formatBytes(file.size) }) : undefined;
}

/** One file at a time; the latest check wins. */
export function createCheck(done: () => void) {
  const [state, setState] = createSignal<Checking>({ is: 'idle' });
  const asking = latestOnly();
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    asking.cut();
    const why = whyNot(files);
    if (why) return void setState({ is: 'refused', why });
    const file = files[0]!;
    const signal = asking.next();
    setState({ is: 'sending', name: file.name });
    try {
      const answer = await api.check(file, signal);
      if (signal.aborted) return;
      setState({ is: 'answered', name: file.name, answer });
      done();
    } catch (error) {
      if (!signal.aborted) setState({ is: 'failed', file, error });
    }
  };
  return { state, take };
}

import { type Accessor, createSignal } from 'solid-js';
import { api } from '../../api.ts';
import type { Listing } from '../../listing/filter-url.ts';
import { saveFile } from '../save-file.ts';

export interface CsvExport {
  /** One at a time; the server allows no more. */
  running: Accessor<boolean>;
  run(listing: Listing): void;
}

/** Milliseconds after which a browser has started saving a file. */
const takenMs = 60_000;

/** The filtered list as a file. Requested by POST and saved from memory, so that search words are in no address. */
export function createCsvExport(failed: (listing: Listing, error: unknown) => void): CsvExport {
  const [running, setRunning] = createSignal(false);
  const make = async ({ filter, sort }: Listing): Promise<void> => {
    const file = await api.sessionsCsv({ ...filter, sort });
    const url = URL.createObjectURL(file);
    saveFile(url, file.name);
    setTimeout(() => URL.revokeObjectURL(url), takenMs);
  };
  return {
    running,
    run(listing) {
      if (running()) return;
      setRunning(true);
      make(listing)
        .catch((error) => failed(listing, error))
        .finally(() => setRunning(false));
    },
  };
}

import { fireEvent, screen } from '@solidjs/testing-library';
import type { Live } from '../../../live/store.ts';
import { openSettings } from '../../testing/settings-harness.tsx';

/** The settings, at the screening. */
export async function openScreening(live: Live): Promise<void> {
  openSettings(live);
  await fireEvent.click(screen.getByRole('tab', { name: 'Screening' }));
  await screen.findByRole('heading', { name: 'OFAC SDN' });
}

/** Chooses files of these names. */
export async function choose(picker: HTMLElement, ...names: string[]): Promise<void> {
  const files = names.map((name) => new File(['x'], name));
  Object.defineProperty(picker, 'files', { configurable: true, value: files });
  await fireEvent.change(picker);
}

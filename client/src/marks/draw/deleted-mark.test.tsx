import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MarkerHint } from '../marker-hint.tsx';
import { stage } from './testing/stage.ts';

afterEach(cleanup);

describe('what is said of a deleted mark', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function deletedBox() {
    const made = stage();
    const { ana, draw } = made;
    ana.choose('box');
    draw(ana, [10, 20], [-100, -50]);
    const id = ana.selected()!;
    ana.remove(id);
    render(() => <MarkerHint marker={ana} />);
    expect(screen.getByText('Box 1 deleted')).toBeTruthy();
    return { ...made, id };
  }

  // Undo took the pin away once and left the box deleted.
  it('takes that very mark back, whatever was drawn since', () => {
    const { ana, ben, draw, id } = deletedBox();
    ana.choose('pin');
    draw(ana, [0, 0], [0, 0]);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(
      ben
        .store()!
        .all()
        .map((mark) => mark.kind)
        .toSorted(),
    ).toEqual(['box', 'pin']);
    expect([ana.selected(), ana.wanted(), ana.removed()]).toEqual([id, id, null]);
  });

  it('goes after a while, by a step that was taken back, and with the right to write', () => {
    const { ana, id, setWritable } = deletedBox();
    vi.advanceTimersByTime(8_000);
    expect(ana.removed()).toBeNull();
    ana.undo();
    ana.remove(id);
    ana.undo();
    expect(ana.removed()).toBeNull();
    ana.remove(id);
    expect(ana.removed()).toMatchObject({ id });
    setWritable(false);
    expect(ana.removed()).toBeNull();
  });
});

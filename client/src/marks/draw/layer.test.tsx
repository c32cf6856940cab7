import { cleanup, render, screen } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { MarkLayer } from './layer.tsx';
import { beginStroke } from './stroke.ts';
import { place, stage } from './testing/stage.ts';

afterEach(cleanup);

describe('the layer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('draws each mark where it is on the stage, with its number and who drew it', () => {
    const { ana, draw } = stage();
    ana.choose('box');
    draw(ana, [0, 0], [50, 50]);
    const { container } = render(() => <MarkLayer marker={ana} place={place} />);
    expect(screen.getByRole('button', { name: '1 AB: box by Ana Beridze' })).toBeTruthy();
    expect(container.querySelector('.mark path')?.getAttribute('d')).toBe('M300 200h50v50h-50z');
    ana.toggleShown();
    ana.undo();
    ana.undo(true);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows what a colleague is drawing before it is in the note, and as one element afterwards', () => {
    const { ana, ben, notes, ground } = stage();
    render(() => <MarkLayer marker={ana} place={place} />);
    const tell = () => {
      vi.advanceTimersByTime(60);
      const { awareness } = notes[1];
      awareness.setLocalStateField('user', notes[1].me);
      applyAwarenessUpdate(notes[0].awareness, encodeAwarenessUpdate(awareness, [awareness.clientID]), null);
    };
    ben.choose('box');
    const stroke = beginStroke(ben, ground(), null, { x: 0, y: 0 });
    stroke?.move({ x: 40, y: 40 });
    tell();
    const element = screen.getByRole('button', { name: 'BK: box by Ben Koval' });
    stroke?.end({ x: 40, y: 40 });
    expect(element.getAttribute('aria-label')).toBe('1 BK: box by Ben Koval');
    vi.advanceTimersByTime(1_000);
    tell();
    expect(element.isConnected).toBe(true);
  });

  it('takes rubbish in a colleague’s state for nothing', () => {
    const { ana, notes } = stage();
    render(() => <MarkLayer marker={ana} place={place} />);
    const { awareness } = notes[1];
    for (const draft of ['box', { kind: 'box', points: [1], id: 5 }, { kind: 'x', points: [1, 2, 3, 4] }]) {
      awareness.setLocalState({ user: 7, draft });
      applyAwarenessUpdate(notes[0].awareness, encodeAwarenessUpdate(awareness, [awareness.clientID]), null);
    }
    expect(screen.queryByRole('button')).toBeNull();
  });
});

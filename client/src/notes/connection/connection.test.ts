import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { writeUpdate as writeUpdateTo } from 'y-protocols/sync';
import * as Y from 'yjs';
import { frameTooLarge, noteClose } from '../../../../shared/note/close.ts';
import { FarEnd } from '../testing/far-end.ts';
import type { Persisted } from './ack-tracker.ts';
import { makeNoteConnection } from './connection.ts';

let end: FarEnd;
let doc: Y.Doc;
let awareness: Awareness;
let now: { socket: boolean; synced: boolean; persisted: Persisted };
let endedWith: number | undefined;
let close: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  end = new FarEnd();
  vi.stubGlobal('WebSocket', end.WebSocket);
  doc = new Y.Doc();
  awareness = new Awareness(doc);
  endedWith = undefined;
});
afterEach(() => {
  close();
  awareness.destroy();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function connect(before?: Persisted): void {
  const listener = {
    changed: (state: typeof now) => {
      now = state;
    },
    noticed: () => {},
    ended: (code: number) => {
      endedWith = code;
    },
  };
  close = makeNoteConnection('ws://note', doc, awareness, listener, before).close;
}
const write = (words: string) => doc.getText('body').insert(0, words);
const atServer = () => end.doc.getText('body').toString();

describe('what is said to be kept', () => {
  it('is not known before the server was heard', () => {
    connect();
    end.line.open();
    expect(now).toMatchObject({ socket: true, persisted: 'unknown' });
  });

  it('is all once the server has said so of each frame, and not before', () => {
    connect();
    end.accept();
    expect(now).toEqual({ socket: true, synced: true, persisted: 'all', frozen: false });
    end.keeps = false;
    write('a');
    write('b');
    expect(now.persisted).toBe('not_all');
    end.tell({ type: 'saved', count: 2 });
    expect(now.persisted).toBe('not_all');
    end.tell({ type: 'saved', count: 3 });
    expect(now.persisted).toBe('all');
  });

  it('is not all after a line that broke with words on the way, until the next has brought them', () => {
    connect();
    end.accept();
    end.keeps = false;
    write('lost on the way');
    end.line.close(1006);
    expect(now).toMatchObject({ socket: false, persisted: 'not_all' });
    end.keeps = true;
    vi.advanceTimersByTime(400);
    end.accept();
    expect(now.persisted).toBe('all');
    expect(atServer()).toBe('lost on the way');
  });

  it('is not all when words came before a reload, until the server has them', () => {
    write('from before');
    connect('not_all');
    end.line.open();
    expect(now.persisted).toBe('not_all');
    end.accept();
    expect(now.persisted).toBe('all');
    expect(atServer()).toBe('from before');
  });

  it('is not all of words that came when all was frozen; they are not sent', () => {
    write('too late');
    connect('not_all');
    end.line.open();
    end.tell({ type: 'frozen', at: '2026-11-23T09:00:00.000Z' });
    end.accept();
    expect(now.persisted).toBe('not_all');
    expect(end.content).toBe(0);
  });

  describe('of a note that is frozen when the line comes back', () => {
    const frozen = { type: 'frozen', at: '2026-11-23T09:00:00.000Z' } as const;
    const comeBack = () => {
      end.line.close(1006);
      vi.advanceTimersByTime(400);
      end.answers = true;
      end.line.open();
      end.tell(frozen);
      end.ask();
    };
    beforeEach(() => {
      connect();
      end.accept();
      write('taken out and put in');
      doc.getText('body').delete(0, 6);
    });

    // What was deleted long ago was once taken for a deletion that came too late.
    it('is all when nothing was written meanwhile, whatever was deleted before', () => {
      comeBack();
      expect(now.persisted).toBe('all');
    });

    it('is not all of words, or of a deletion alone', () => {
      end.line.close(1006);
      doc.getText('body').delete(0, 3);
      comeBack();
      expect(now.persisted).toBe('not_all');
      expect(atServer()).toBe('out and put in');
    });

    it('is all of words whose saved was on its way, and not of any that come after', () => {
      end.keeps = false;
      write('just in time: ');
      end.tell(frozen);
      expect(now.persisted).toBe('not_all');
      end.tell({ type: 'saved', count: end.content });
      expect(now.persisted).toBe('all');
      write('late: ');
      expect(now.persisted).toBe('not_all');
    });
  });
});

describe('the line comes back', () => {
  it.each([1006, noteClose.restarting, noteClose.too_slow, noteClose.not_saved, noteClose.rate_limited])(
    'after %i',
    (code) => {
      connect();
      end.accept();
      end.line.close(code);
      vi.advanceTimersByTime(400);
      expect(end.lines).toHaveLength(2);
    },
  );

  it('with longer and longer pauses, at most of eight seconds', () => {
    connect();
    for (let i = 0; i < 12; i++) {
      end.line.close(1006);
      vi.advanceTimersByTime(8_000);
    }
    expect(end.lines).toHaveLength(13);
    end.line.close(1006);
    vi.advanceTimersByTime(3_900);
    expect(end.lines).toHaveLength(13);
  });

  it('no sooner each time to a server that lets us in only to send us away', () => {
    connect();
    for (let i = 0; i < 8; i++) {
      end.line.open();
      end.line.close(noteClose.rate_limited);
      vi.advanceTimersByTime(8_000);
    }
    end.line.close(noteClose.rate_limited);
    vi.advanceTimersByTime(3_900);
    expect(end.lines).toHaveLength(9);
  });

  it('at once when the browser says that it is online', () => {
    connect();
    end.accept();
    window.dispatchEvent(new Event('offline'));
    expect(now.socket).toBe(false);
    window.dispatchEvent(new Event('online'));
    expect(end.lines).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    expect(end.lines).toHaveLength(2);
  });

  it('also when the browser never says that it is online again', () => {
    connect();
    end.accept();
    window.dispatchEvent(new Event('offline'));
    vi.advanceTimersByTime(400);
    expect(end.lines).toHaveLength(2);
  });

  it('when nothing is heard for long, or words are not kept', () => {
    connect();
    end.accept();
    vi.advanceTimersByTime(10_000);
    end.tell({ type: 'here' });
    vi.advanceTimersByTime(10_000);
    expect(end.lines).toHaveLength(1);
    vi.advanceTimersByTime(4_000);
    expect(end.lines).toHaveLength(2);
    end.accept();
    end.keeps = false;
    write('x');
    for (let i = 0; i < 6; i++) {
      vi.advanceTimersByTime(2_000);
      end.tell({ type: 'here' });
    }
    expect(end.lines).toHaveLength(3);
  });

  it('not while a thin one still carries what was written', () => {
    connect();
    end.accept();
    end.keeps = false;
    write('much');
    for (let unsent = 600_000; unsent > 0; unsent -= 100_000) {
      end.line.bufferedAmount = unsent;
      vi.advanceTimersByTime(4_000);
      end.tell({ type: 'here' });
    }
    expect(end.lines).toHaveLength(1);
    end.line.bufferedAmount = 0;
    for (let i = 0; i < 6; i++) {
      vi.advanceTimersByTime(2_000);
      end.tell({ type: 'here' });
    }
    expect(end.lines).toHaveLength(2);
  });

  it('and says anew who is here, with a higher clock', () => {
    connect();
    awareness.setLocalState({ place: 1 });
    end.accept();
    const clock = awareness.meta.get(doc.clientID)!.clock;
    end.line.close(1006);
    vi.advanceTimersByTime(400);
    end.accept();
    expect(awareness.meta.get(doc.clientID)!.clock).toBeGreaterThan(clock);
  });
});

it.each([noteClose.unauthenticated, noteClose.not_found, noteClose.frozen, noteClose.malformed, frameTooLarge])(
  'does not come back after %i',
  (code) => {
    connect();
    end.accept();
    end.line.close(code);
    expect(endedWith).toBe(code);
    vi.advanceTimersByTime(60_000);
    window.dispatchEvent(new Event('online'));
    expect(end.lines).toHaveLength(1);
  },
);

it('says of a caret that moves and moves what it came to, once', () => {
  connect();
  end.accept();
  vi.advanceTimersByTime(50);
  end.awareness = [];
  for (let i = 0; i < 20; i++) awareness.setLocalState({ i });
  vi.advanceTimersByTime(50);
  expect(end.awareness).toHaveLength(1);
});

// A colleague in a hidden tab was said to have left, and to have come back, every minute.
it('colleagues who are silent are here as long as the server does not say that they left', () => {
  connect();
  end.accept();
  const other = new Awareness(new Y.Doc());
  other.setLocalState({ user: 1 });
  const states = encodeAwarenessUpdate(other, [other.clientID]);
  other.destroy();
  end.line.say(1, (encoder) => encoding.writeVarUint8Array(encoder, states));
  for (let i = 0; i < 20; i++) {
    vi.advanceTimersByTime(5_000);
    end.tell({ type: 'here' });
  }
  expect(awareness.getStates().has(other.clientID)).toBe(true);
});

it('does not send back what came', () => {
  connect();
  end.accept();
  const before = end.content;
  end.doc.on('update', (update: Uint8Array) => end.line.say(0, (encoder) => writeUpdateTo(encoder, update)));
  end.doc.getText('body').insert(0, 'hi');
  expect(doc.getText('body').toString()).toBe('hi');
  expect(end.content).toBe(before);
});

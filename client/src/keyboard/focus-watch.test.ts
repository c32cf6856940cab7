import { createRoot } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FocusWatch, watchFocus } from './focus-watch.ts';
import { makeKeyGuard } from './key-guard.ts';
import { markOpened } from './opened-at.ts';

let at = 10_000;
let guard = makeKeyGuard(() => at);
const unsent = vi.fn();
const refused = vi.fn();
const shortcut = vi.fn();
let watch: FocusWatch;
const listen = (event: KeyboardEvent) => shortcut(event.key);
beforeEach(() => {
  at = 10_000;
  guard = makeKeyGuard(() => at);
  watch = createRoot(() => watchFocus(guard, { unsent, refused }));
  document.addEventListener('keydown', listen);
});
afterEach(() => {
  watch.stop();
  document.removeEventListener('keydown', listen);
  document.body.replaceChildren();
  vi.clearAllMocks();
});

const put = (html: string) => {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLElement;
};
const press = (key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event;
};
/** As a person: a click, then the focus, then time goes by. */
const goTo = (element: HTMLElement) => {
  element.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  element.focus();
  at += 3_000;
};
const type = (element: HTMLElement, text: string) => {
  goTo(element);
  press(text.at(-1)!);
  (element as HTMLTextAreaElement).value = text;
  element.dispatchEvent(new Event('input', { bubbles: true }));
};

describe('K3: what is typed when its field goes', () => {
  it('a field with text that is taken away: its text is kept at once, and the caret goes there', async () => {
    const field = put('<textarea aria-label="Comment"></textarea>');
    type(field, 'Frame is cut at the');
    field.remove();
    await Promise.resolve();
    expect(unsent).toHaveBeenCalledExactlyOnceWith({ name: 'Comment', text: 'Frame is cut at the', focus: true });
  });

  it('an empty one: with the first character', () => {
    const field = put('<textarea aria-label="Comment"></textarea>');
    goTo(field);
    field.remove();
    press('v');
    expect(unsent).toHaveBeenCalledExactlyOnceWith({ name: 'Comment', text: '', focus: true });
    expect(shortcut).not.toHaveBeenCalled();
  });

  it('one that saves itself, as the note does: what stands in it is not lost, what comes then is kept', async () => {
    const field = put('<textarea data-saves-itself aria-label="Note"></textarea>');
    type(field, 'glare hi');
    field.remove();
    await Promise.resolve();
    expect(unsent).not.toHaveBeenCalled();
    press('d');
    expect(unsent).toHaveBeenCalledExactlyOnceWith({ name: 'Note', text: 'glare hi', focus: true });
  });

  it('one that becomes read-only while it is typed in goes on elsewhere, with what stands before', () => {
    const field = put('<textarea aria-label="Note"></textarea>') as HTMLTextAreaElement;
    type(field, 'glare hi');
    field.readOnly = true;
    press('d');
    expect(unsent).toHaveBeenCalledExactlyOnceWith({ name: 'Note', text: 'glare hi', focus: true });
    expect(document.activeElement).toBe(field);
  });

  it.each([
    ['sent with Ctrl+Enter', () => press('Enter', { ctrlKey: true })],
    ['given up with Escape', () => press('Escape')],
  ])('nothing is kept of what was %s', async (_, leave) => {
    const field = put('<textarea></textarea>');
    type(field, 'all of it');
    leave();
    field.remove();
    await Promise.resolve();
    expect(unsent).not.toHaveBeenCalled();
    expect(guard.isLost()).toBe(false);
  });

  it('typed on after it was sent: kept', async () => {
    const field = put('<textarea aria-label="Note"></textarea>');
    type(field, 'sent');
    press('Enter', { ctrlKey: true });
    (field as HTMLTextAreaElement).value = 'sent and more';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.remove();
    await Promise.resolve();
    expect(unsent).toHaveBeenCalledExactlyOnceWith({ name: 'Note', text: 'sent and more', focus: true });
  });

  it('a field that was expected and did not open', () => {
    watch.interrupt('Comment on mark');
    press('v');
    expect(unsent).toHaveBeenCalledExactlyOnceWith({ name: 'Comment on mark', text: '', focus: true });
  });
});

describe('K1: a lost focus', () => {
  it('takes no letter, no Enter and no Space until Tab, Escape or a click, and says so', () => {
    const button = put('<button>Give back</button>');
    goTo(button);
    button.remove();
    expect(press('v').defaultPrevented).toBe(true);
    expect(refused).toHaveBeenLastCalledWith('lost');
    for (const key of ['Enter', ' ', 'j', 'ArrowDown']) press(key);
    expect(shortcut).not.toHaveBeenCalled();
    press('Escape');
    press('v');
    expect(shortcut.mock.calls).toEqual([['Escape'], ['v']]);
    expect(refused).toHaveBeenLastCalledWith(null);
  });

  it('also where it was taken from a field, while they type, and given to something else that stands', () => {
    const [first, second] = put('<div><textarea></textarea><button>2</button></div>').children;
    type(first as HTMLElement, 'very');
    (second as HTMLElement).focus();
    press('Enter');
    expect(guard.isLost()).toBe(true);
    press('v');
    expect(shortcut.mock.calls).toEqual([['y']]);
    expect(unsent).toHaveBeenCalledOnce();
  });

  it('what was sent takes its dialog away, and then what had opened it: both are the reviewer’s doing', () => {
    const [opener, send] = put('<div><button>Verify</button><button>Send</button></div>').children as never as [
      HTMLElement,
      HTMLElement,
    ];
    goTo(send);
    send.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    at += 3_000;
    send.remove();
    opener.focus();
    at += 3_000;
    opener.remove();
    expect(press('u').defaultPrevented).toBe(false);
    expect(shortcut.mock.calls).toEqual([['u']]);
  });

  it('assistive technology may give it to a button, and press that', () => {
    const [first, second] = put('<div><button>1</button><button>2</button></div>').children;
    goTo(first as HTMLElement);
    (second as HTMLElement).focus();
    expect(press('Enter').defaultPrevented).toBe(false);
  });

  it('a button that its own press takes away loses nothing', () => {
    const button = put('<button>Close</button>');
    goTo(button);
    button.click();
    at += 2_000;
    button.remove();
    press('v');
    expect(shortcut).toHaveBeenCalledWith('v');
  });
});

it('K4: Ctrl+Enter does not send a dialog that has only just opened, nor while it is held down', () => {
  const dialog = put('<dialog open><textarea></textarea></dialog>');
  markOpened(dialog);
  goTo(dialog.querySelector('textarea')!);
  expect(press('Enter', { ctrlKey: true }).defaultPrevented).toBe(true);
  expect(refused).toHaveBeenLastCalledWith('youngDialog');
  const later = performance.now() + 1_001;
  const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
  press('Enter', { ctrlKey: true, repeat: true });
  expect(shortcut).not.toHaveBeenCalled();
  press('Enter', { ctrlKey: true });
  expect(shortcut).toHaveBeenCalledExactlyOnceWith('Enter');
  clock.mockRestore();
});

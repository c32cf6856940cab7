import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { For } from 'solid-js';
import { afterEach, expect, it } from 'vitest';
import { CopyButton, Field } from '../field.tsx';
import { rovingTools } from './roving-tools.ts';

afterEach(cleanup);

const names = ['First name', 'Last name', 'Number'];
const open = () =>
  render(() => (
    <dl ref={rovingTools}>
      <For each={names}>
        {(name) => (
          <Field label={name} copy={name} aside={<CopyButton value="" name={`comment of ${name}`} />}>
            {name}
          </Field>
        )}
      </For>
    </dl>
  ));
const stops = () => screen.getAllByRole('button').filter((button) => button.tabIndex === 0);
const focused = () => document.activeElement?.getAttribute('aria-label');
const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });

it('K9 the buttons of a card are one tab stop; arrows go through them (faults.md A15)', () => {
  open();
  expect(stops()).toHaveLength(1);
  stops()[0]!.focus();
  press('ArrowDown');
  expect(focused()).toBe('Copy Last name');
  press('ArrowRight');
  expect(focused()).toBe('Copy comment of Last name');
  press('ArrowDown');
  expect(focused()).toBe('Copy comment of Number');
  press('ArrowDown');
  expect(focused()).toBe('Copy comment of Number');
  press('Home');
  expect(focused()).toBe('Copy First name');
  expect(stops()).toEqual([document.activeElement]);
});

it('takes the arrows for itself, and leaves other keys to the page', () => {
  open();
  stops()[0]!.focus();
  const heard: string[] = [];
  const listen = (event: KeyboardEvent) => heard.push(event.key);
  document.addEventListener('keydown', listen);
  press('ArrowRight');
  press('v');
  document.removeEventListener('keydown', listen);
  expect(heard).toEqual(['v']);
});

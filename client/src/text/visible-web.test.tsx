import { render } from '@solidjs/testing-library';
import { createSignal, For, Show } from 'solid-js';
import { Dynamic, Portal } from 'solid-js/web';
import { afterEach, expect, it } from 'vitest';

const hostile = (name: string) => `${name}\u202e`;
const shown = (name: string) => `${name}‹U+202E›`;
afterEach(() => document.body.replaceChildren());

// cases/16: there is no place of the page that could forget it.
it('every way in which Solid puts text or spoken attributes into the page writes out what is hidden', () => {
  const [name, setName] = createSignal(hostile('a'));
  const more = () => ({ title: hostile('title'), 'data-raw': hostile('raw') });
  const Words = () => <>{hostile('fragment')}</>;
  const { container } = render(() => (
    <div role="group" aria-label={name()} {...more()}>
      <p>{name()}</p>
      <p>
        before {name()} behind <b>{name()}</b>
      </p>
      <p>{[hostile('list'), hostile('of')]}</p>
      <p>
        <Show when={true} fallback={hostile('never')}>
          {hostile('show')}
        </Show>
        <For each={['for']}>{(one) => hostile(one)}</For>
        <Words />
      </p>
      <Dynamic component={Words} />
      <img alt={hostile('alt')} data-tip={hostile('tip')} />
      <input value={hostile('value')} placeholder={hostile('placeholder')} />
      <Portal>
        <i>{hostile('portal')}</i>
      </Portal>
    </div>
  ));
  const texts = [...container.querySelectorAll('p')].map((p) => p.textContent);
  expect(texts).toEqual([
    shown('a'),
    `before ${shown('a')} behind ${shown('a')}`,
    shown('list') + shown('of'),
    shown('show') + shown('for') + shown('fragment'),
  ]);
  expect(document.querySelector('i')!.textContent).toBe(shown('portal'));
  const root = container.firstElementChild!;
  expect([root.getAttribute('aria-label'), root.getAttribute('title')]).toEqual([shown('a'), shown('title')]);
  const image = container.querySelector('img')!;
  expect([image.alt, image.dataset.tip]).toEqual([shown('alt'), shown('tip')]);
  const input = container.querySelector('input')!;
  // What is edited is what is stored.
  expect([input.value, input.placeholder]).toEqual([hostile('value'), shown('placeholder')]);
  // What nobody reads or hears is not touched.
  expect(root.getAttribute('data-raw')).toBe(hostile('raw'));

  setName(hostile('b'));
  expect(container.querySelector('p')!.textContent).toBe(shown('b'));
  expect(root.getAttribute('aria-label')).toBe(shown('b'));
});

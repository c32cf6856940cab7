import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Milliseconds for which it is said that something went well. */
const wording = 6_000;

/** What went well, for a moment. */
export function createNotice<T extends string>(): [notice: Accessor<T | undefined>, say: (what: T) => void] {
  const [notice, setNotice] = createSignal<T>();
  let hush: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(hush));
  return [
    notice,
    (what) => {
      clearTimeout(hush);
      setNotice(() => what);
      hush = setTimeout(() => setNotice(undefined), wording);
    },
  ];
}

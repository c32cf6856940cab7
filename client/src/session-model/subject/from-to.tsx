import { ArrowRight } from 'lucide-solid';
import { words } from './words.ts';

/** `~~Ana~~ → Anna`, for screen readers in words. */
export function FromTo(props: { from: string | null; to: string | null; write: (value: string) => string }) {
  const written = (value: string | null) => (value === null ? words.empty : props.write(value));
  return (
    <p class="num wrap-anywhere">
      <span class="sr-only">{words.from} </span>
      <s class="text-muted">
        <bdi>{written(props.from)}</bdi>
      </s>
      <ArrowRight
        size={14}
        stroke-width={1.75}
        aria-hidden="true"
        class="mx-1.5 inline-block text-muted rtl:-scale-x-100"
      />
      <span class="sr-only"> {words.to} </span>
      <bdi class="font-medium">{written(props.to)}</bdi>
    </p>
  );
}

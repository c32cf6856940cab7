import { type JSX, splitProps } from 'solid-js';

/** `verdict`: each of the two that a reviewer chooses between, of the same weight. */
type Kind = 'primary' | 'plain' | 'quiet' | 'danger' | 'verdict';

const kinds: Record<Kind, string> = {
  // A transparent edge is drawn where colours are forced.
  primary: 'solid border border-transparent bg-accent text-on-accent hover:opacity-90',
  plain: 'border border-line bg-surface text-text hover:bg-sunk',
  verdict: 'border border-edge bg-surface font-semibold text-text hover:bg-sunk',
  quiet: 'border border-transparent text-muted hover:bg-sunk hover:text-text',
  danger: 'border border-rejected/45 bg-surface text-rejected hover:bg-rejected/10',
};
const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium transition-colors duration-150 select-none disabled:opacity-50 aria-disabled:opacity-50';

export type ButtonProps = JSX.ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: Kind;
  size?: 'small' | 'normal' | 'large';
};

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['kind', 'size', 'class']);
  const size = () =>
    own.size === 'small'
      ? 'h-6 px-2 text-small'
      : own.size === 'large'
        ? 'h-10 px-4 text-[14px]'
        : 'h-8 px-3 text-body';
  return (
    <button type="button" {...rest} class={`${base} ${kinds[own.kind ?? 'plain']} ${size()} ${own.class ?? ''}`} />
  );
}

/** A button that is only an icon: its name is for screen readers and for the tooltip. */
export function IconButton(props: ButtonProps & { 'aria-label': string }) {
  const [own, rest] = splitProps(props, ['kind', 'size', 'class']);
  const size = () => (own.size === 'small' ? 'size-6' : own.size === 'large' ? 'size-10' : 'size-8');
  return (
    <button
      type="button"
      data-tip={rest['aria-label']}
      {...rest}
      class={`${base} ${kinds[own.kind ?? 'quiet']} ${size()} ${own.class ?? ''}`}
    />
  );
}

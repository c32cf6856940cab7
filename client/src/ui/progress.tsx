/** A thin line. `value` 0 to 100. */
export function Progress(props: { value: number; label: string; class?: string }) {
  const value = () => Math.min(100, Math.max(0, Math.round(props.value)));
  return (
    <div
      role="progressbar"
      aria-label={props.label}
      aria-valuenow={value()}
      aria-valuemin={0}
      aria-valuemax={100}
      class={`h-0.5 overflow-hidden forced-colors:h-1 rounded-full bg-live/20 ${props.class ?? ''}`}
    >
      <div
        class="h-full w-full origin-left rounded-full bg-live transition-transform duration-150 ease-linear rtl:origin-right"
        style={{ transform: `scaleX(${value() / 100})` }}
      />
    </div>
  );
}

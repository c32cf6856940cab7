export function Logo(props: { size?: number }) {
  return (
    <svg width={props.size ?? 28} height={props.size ?? 28} viewBox="0 0 32 32" aria-hidden="true" class="shrink-0">
      <rect width="32" height="32" rx="8" fill="#3f51c9" />
      <path
        d="M8 10l6.2 13h3.6L24 10"
        fill="none"
        stroke="#fff"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <circle cx="16" cy="10" r="2" fill="#fff" />
    </svg>
  );
}

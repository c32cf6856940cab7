/** The quiet buttons of the list's tool line. */
export const tool =
  'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-small font-medium whitespace-nowrap text-muted hover:bg-sunk hover:text-text';

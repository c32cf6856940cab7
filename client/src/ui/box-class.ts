/** The look of a text box on the page of a session. */
export const boxClass =
  'h-8 w-full min-w-0 rounded-md border border-edge bg-surface px-2 text-text aria-invalid:border-rejected';

/** The words of the button in the top bar: with the first screen, where the list's come when it is opened. */
export const mentionButton = {
  label: 'Mentions',
  button: '{unread, plural, =0 {Mentions} other {Mentions, # unread}}',
  /** To screen readers, when one comes. */
  came: '{n, plural, one {# new mention} other {# new mentions}}',
} as const;

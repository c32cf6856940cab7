/** The words of the button in the top bar: with the first screen, where the list's come when it is opened. */
export const words = {
  label: 'Mentions',
  button: (unread: number) => (unread === 0 ? 'Mentions' : `Mentions, ${unread} unread`),
  badge: (unread: number, most: number) => (unread >= most ? `${most - 1}+` : String(unread)),
  /** To screen readers, when one comes. */
  came: (n: number) => (n === 1 ? '1 new mention' : `${n} new mentions`),
};

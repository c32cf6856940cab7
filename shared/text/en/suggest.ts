/** Words of the list that opens while a reviewer types `@` or `#`. */
export const suggest = {
  people: 'Colleagues',
  things: 'Fields, MRZ items and marks',
  noMatch: 'No results',
} as const;

const found = import.meta.glob<string>('/../node_modules/country-flag-icons/3x2/*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Address of each flag's file, by ISO 3166 two-letter code. */
export const flagFiles: Record<string, string> = Object.fromEntries(
  Object.entries(found).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1, -4), url]),
);

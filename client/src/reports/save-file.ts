/** Has the browser download a file of ours. `name`: where no answer of the server gives it one. */
export function saveFile(url: string, name = ''): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // Not one of the console's own addresses, whatever the router thinks.
  link.rel = 'external';
  document.body.append(link);
  link.click();
  link.remove();
}

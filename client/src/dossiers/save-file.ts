/** Has the browser download a file of ours, under the name that the server gives it. */
export function saveFile(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  // Not one of the console's own addresses, whatever the router thinks.
  link.rel = 'external';
  document.body.append(link);
  link.click();
  link.remove();
}

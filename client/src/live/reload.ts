/**
 * The server speaks another version than this page: the page is loaded anew, once for each version, so that a cache that
 * holds on to old files cannot make it turn in circles.
 * @returns false when it was tried already
 */
export function reloadOnce(version: string, reload = () => location.reload()): boolean {
  const key = 'vidimus.reloaded';
  if (sessionStorage.getItem(key) === version) return false;
  sessionStorage.setItem(key, version);
  reload();
  return true;
}

/**
 * The server has another version than this page: reload, once per version, so that a cache with old files cannot cause a loop.
 * @returns false if already tried
 */
export function reloadOnce(version: string, reload = () => location.reload()): boolean {
  const key = 'vidimus.reloaded';
  if (sessionStorage.getItem(key) === version) return false;
  sessionStorage.setItem(key, version);
  reload();
  return true;
}

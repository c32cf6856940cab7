import type { App } from '../http/app-type.ts';

/** Every route with its methods, as the router has them. */
export function routesOf(app: App): [method: string, path: string][] {
  const found: [string, string][] = [];
  const parts: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^([│├└─\s]*)(\S+)(?: \(([^)]*)\))?/.exec(line);
    if (!match) continue;
    const depth = match[1]!.length / 4;
    parts.length = depth;
    parts[depth] = match[2]!;
    for (const method of match[3]?.split(', ') ?? []) found.push([method, parts.join('')]);
  }
  return found.filter(([method]) => !['HEAD', 'OPTIONS'].includes(method));
}

import { fileURLToPath } from 'node:url';
import solid from 'vite-plugin-solid';

const moduleName = 'vidimus/visible-web';

/** JSX whose text is written out where it would be hidden: client/src/text/visible-web.ts. */
export const solidPlugin = () => solid({ solid: { moduleName } });

export const solidAlias = {
  find: moduleName,
  replacement: fileURLToPath(new URL('src/text/visible-web.ts', import.meta.url)),
};

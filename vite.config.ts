import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import { exactRanges } from './client/build/exact-ranges.ts';
import { solidAlias, solidPlugin } from './client/solid.ts';

const server = process.env.VIDIMUS_SERVER ?? 'http://127.0.0.1:8080';

/** The fonts' style sheets name each file twice, for browsers that are gone: half of what would be copied. */
const woff2Alone: Plugin = {
  name: 'woff2-alone',
  enforce: 'pre',
  transform: {
    filter: { id: /@fontsource\/.*\.css$/ },
    handler: (code) => code.replaceAll(/, url\([^)]*\.woff'?\) format\('woff'\)/g, ''),
  },
};

export default defineConfig({
  root: 'client',
  plugins: [woff2Alone, exactRanges, solidPlugin(), tailwindcss()],
  // As compiled by its makers: its sources are 1,600 components to compile for the forty that we use.
  resolve: {
    alias: [
      solidAlias,
      {
        find: /^lucide-solid$/,
        replacement: fileURLToPath(import.meta.resolve('lucide-solid')).replace(/dist.*/, 'dist/esm/lucide-solid.mjs'),
      },
    ],
  },
  // Assets stay files: an inlined data: URL would need a hole in the content security policy.
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    // The console, and the page that headless Chromium prints: it shares the words, and none of what is live.
    rolldownOptions: { input: ['client/index.html', 'client/print.html'] },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/docs': server,
      '/socket.io': { target: server.replace('http', 'ws'), ws: true },
      '/notes/': { target: server.replace('http', 'ws'), ws: true },
    },
  },
});

import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const server = process.env.VIDIMUS_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: 'client',
  plugins: [solid(), tailwindcss()],
  // As compiled by its makers: its sources are 1,600 components to compile for the forty that we use.
  resolve: {
    alias: [
      {
        find: /^lucide-solid$/,
        replacement: fileURLToPath(import.meta.resolve('lucide-solid')).replace(/dist.*/, 'dist/esm/lucide-solid.mjs'),
      },
    ],
  },
  // Assets stay files: an inlined data: URL would need a hole in the content security policy.
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
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

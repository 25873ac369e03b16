import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The browser needs a route's method and path, not its schemas: zod is replaced by a shape that
// only keeps descriptors loadable, so that no page carries a validator twice.
export default defineConfig({
  plugins: [react()],
  publicDir: 'src/web/public',
  resolve: { alias: [{ find: /^zod$/, replacement: here('./src/web/no-zod.ts') }] },
  // While pages are written: `vite` beside a running Deskproof.
  server: { proxy: { '/api': `http://127.0.0.1:${process.env['PORT'] ?? 4000}` } },
  build: {
    outDir: 'dist/web',
    target: 'es2023',
    modulePreload: { polyfill: false },
    // Two pages: the desk, and what opens by a personal link on a phone.
    rolldownOptions: { input: ['index.html', 'link.html'] },
  },
});

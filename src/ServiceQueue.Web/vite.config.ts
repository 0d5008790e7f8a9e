import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const host = process.env['SERVICEQUEUE_HOST'] ?? 'http://127.0.0.1:8080';

/** Every folder with an index.html is a page; the host serves `/kiosk/anything` from `kiosk/index.html`. */
const pages = ['kiosk', 'counter', 'cases', 'ledger', 'appointments', 'questions', 'orders', 'complaints', 'rulebook', 'staff', 'display', 'phone', 'manager', 'lab']
  .filter((page) => existsSync(resolve(root, page, 'index.html')));

/** The development server maps addresses to pages as the host does. */
const pageRoutes: Plugin = {
  name: 'servicequeue-page-routes',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      const [, first = '', second = ''] = path.split('/');
      const page = ['v', 'c', 't', 'complain'].includes(first) ? 'phone' : first;
      const isPage = pages.includes(page) && !second.includes('.') && !path.startsWith('/lab/devices');
      if (isPage) request.url = `/${page}/index.html`;
      next();
    });
  },
};

export default defineConfig({
  root,
  base: '/',
  appType: 'mpa',
  plugins: [vue(), pageRoutes],
  build: {
    outDir: resolve(root, '../ServiceQueue.Host/wwwroot'),
    emptyOutDir: true,
    assetsDir: 'assets',
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: Object.fromEntries(pages.map((page) => [page, resolve(root, page, 'index.html')])),
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': host,
      '/lab/devices': host,
      '/mqtt': { target: host, ws: true },
    },
  },
});

/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://localhost:5080';

export default defineConfig({
  // Relative, so that the same files serve below any path: see the base element of index.html.
  base: './',
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    proxy: { '/api': server, '/swagger': server },
  },
  build: {
    outDir: 'dist',
    // Says what each page loads: a test holds the first load against its budget. It is not served.
    manifest: true,
    target: 'es2022',
    // The policy allows fonts and images as data:, scripts never; small assets stay files so that they are cached.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/test/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    restoreMocks: true,
    // Two workers are enough here and keep a shared build machine usable.
    maxWorkers: 2,
    testTimeout: 15_000,
  },
});

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './src/precompress.ts'
import { serviceWorker } from './src/service-worker-plugin.ts'

/** Where the API answers while the pages are served by Vite (`pnpm dev`). */
const api = `http://127.0.0.1:${process.env['PORT'] ?? '4600'}`

export default defineConfig({
  plugins: [react({ compiler: true }), precompress(), serviceWorker()],
  server: { host: '127.0.0.1', proxy: { '/api': api } },
  build: {
    manifest: true,
    target: ['chrome111', 'edge111', 'firefox115', 'safari16.4'],
    // Fonts and icons stay files of their own: inlined in CSS they would block the first paint.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Changes only when a dependency does, so browsers keep it from release to release.
            {
              name: 'ground',
              test: /[\\/]node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|@tanstack[\\/][\w-]+)[\\/]/,
            },
          ],
        },
      },
      treeshake: {
        // `shared` declares its schemas beside its arithmetic. The browser uses only the arithmetic; naming the makers
        // of schemas pure lets every schema, and zod with them, fall away. `budget.ts` fails if one comes back.
        manualPureFunctions: ['z', 'createRoute'],
        moduleSideEffects: [{ test: /[\\/](zod|zod-openapi|zod-to-openapi|hono)[\\/]/, sideEffects: false }],
      },
    },
  },
})

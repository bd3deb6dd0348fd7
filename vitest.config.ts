import { defineConfig } from 'vitest/config'

/** A run of history is loaded once for all walks, so they stand in line and may take their time. */
const walks = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 300_000 }

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared', root: 'shared', include: ['src/**/*.test.ts'] } },
      {
        test: {
          name: 'api',
          root: 'api',
          include: ['src/**/*.test.ts'],
          globalSetup: ['src/db/test-server.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'seed', root: 'seed', include: ['src/**/*.test.ts'], testTimeout: 20_000 } },
      {
        test: {
          name: 'web',
          root: 'web',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          environment: 'happy-dom',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'walk',
          root: 'web',
          include: ['src/e2e/*.walk.ts'],
          globalSetup: ['src/e2e/program-setup.ts'],
          ...walks,
        },
      },
    ],
  },
})

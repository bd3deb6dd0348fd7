import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** One more than there are cores: a good part of the time a test waits for a server, a child or the database. */
const maxWorkers = availableParallelism() + 1
/** A limit here ends what hangs; it judges no speed, so a machine that is busy with other things fails nothing. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000 }
/** Pure tests: nothing of one file is left for the next, so they share their workers and their loaded modules. */
const pure = { ...patience, maxWorkers, isolate: false }
/** After all others, when the history of the program they share has been loaded meanwhile. */
const walks = { maxWorkers: 2, sequence: { groupOrder: 1 }, testTimeout: 120_000, hookTimeout: 900_000 }

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared', root: 'shared', include: ['src/**/*.test.ts'], ...pure } },
      {
        test: {
          name: 'api',
          root: 'api',
          include: ['src/**/*.test.ts'],
          globalSetup: ['src/db/test-server.ts'],
          maxWorkers,
          ...patience,
        },
      },
      { test: { name: 'seed', root: 'seed', include: ['src/**/*.test.ts'], maxWorkers, ...patience } },
      { test: { name: 'web', root: 'web', include: ['src/**/*.test.ts'], ...pure } },
      {
        test: {
          name: 'page',
          root: 'web',
          include: ['src/**/*.test.tsx'],
          environment: 'happy-dom',
          maxWorkers,
          ...patience,
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

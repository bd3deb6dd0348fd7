import type { TestProject } from 'vitest/node'
import { startProgram } from './program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    program: { address: string; simulatorPort: number; log: string }
  }
}

/** One program with its simulator for all walks of a run; a walk asks for it by `programLoaded()`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { address, simulatorPort, log, stop } = await startProgram(process.env['WALK_HISTORY_FROM'])
  project.provide('program', { address, simulatorPort, log })
  return stop
}

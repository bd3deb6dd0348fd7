import type { TestProject } from 'vitest/node'
import { startProgram } from './program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the program answers that all walks share. */
    programAddress: string
    simulatorPort: number
  }
}

/** One program with its simulator for all walks of a run; walks read its place with `inject('programAddress')`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const program = await startProgram(process.env['WALK_HISTORY_FROM'])
  project.provide('programAddress', program.address)
  project.provide('simulatorPort', program.simulatorPort)
  return () => program.stop()
}

import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { makeHistory } from '../history/history.ts'
import { portOf, servedSubsystems, type ServedSubsystem } from '../province/feeds.ts'
import { firstDay } from '../province/ninh-binh.ts'
import { specialDays } from '../province/special-days.ts'
import { units } from '../province/units.ts'
import { controlApp } from './control-app.ts'
import { makeFaultBoard } from './fault.ts'
import { type BeatSetting, startHeartbeats } from './heartbeats.ts'
import { makePathFaultBoard } from './path-fault.ts'
import { startProbedSide } from './probed-side.ts'
import { subsystemApp } from './subsystem-app.ts'

export interface SimulatorSetting {
  /** The control port; the subsystems follow it. With 0 each server takes a free port. */
  port: number
  seed: string
  now: () => Date
  slowMs: number
  /** Whether what is probed is simulated too; its ports follow those of the subsystems, so `port` must be given. */
  probed?: boolean
  /** Systems that call the program by themselves; without it none does. */
  beats?: BeatSetting
}

export interface Simulator {
  control: string
  addresses: Record<ServedSubsystem, string>
  close: () => Promise<void>
}

const host = '127.0.0.1'

/** Starts every simulated subsystem, each behind a server of its own, or none when a port is taken. */
export async function startSimulator({
  port,
  seed,
  now,
  slowMs,
  probed = false,
  beats,
}: SimulatorSetting): Promise<Simulator> {
  const faults = makeFaultBoard()
  const pathFaults = makePathFaultBoard()
  const world = { history: makeHistory(seed, units, specialDays), firstDay, faults, now, slowMs, pathFaults }
  const open: Server[] = []
  let probedSide: Awaited<ReturnType<typeof startProbedSide>> | null = null
  let calling: ReturnType<typeof startHeartbeats> | null = null
  const close = async () => {
    calling?.stop()
    await Promise.all([...open.map(stop), probedSide?.close()])
  }
  const listen = async (app: Hono, at: number) => {
    const server = await serve(app, at)
    open.push(server)
    const address = server.address()
    return `http://${host}:${typeof address === 'object' && address !== null ? address.port : at}`
  }
  try {
    const control = await listen(controlApp(faults, pathFaults, now), port)
    const addresses: Partial<Record<ServedSubsystem, string>> = {}
    for (const subsystem of servedSubsystems) {
      const at = port === 0 ? 0 : portOf(subsystem, port)
      addresses[subsystem] = await listen(subsystemApp(subsystem, world), at)
    }
    if (probed) probedSide = await startProbedSide(port, pathFaults, now)
    if (beats) calling = startHeartbeats(beats, pathFaults, now)
    return { control, addresses: addresses as Record<ServedSubsystem, string>, close }
  } catch (error) {
    await close()
    throw error
  }
}

function serve(app: Hono, port: number): Promise<Server> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

/** A silent subsystem holds its connections for ever, so they are cut and not waited for. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

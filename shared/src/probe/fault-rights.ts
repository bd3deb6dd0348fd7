import type { RouteRight } from '../account/route-right.ts'
import type { FaultContract } from './fault-contract.ts'

/** The right of every route that only the demonstration has. */
export const faultRights: Readonly<Record<keyof FaultContract, RouteRight>> = {
  readFaults: { right: 'fault.read' },
  switchFault: { right: 'fault.change' },
  healFaults: { right: 'fault.change' },
}

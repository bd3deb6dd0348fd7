import { incidentContract } from './incident-contract.ts'
import { maintenanceContract } from './maintenance-contract.ts'
import { setupContract } from './setup-contract.ts'
import { wallContract } from './wall-contract.ts'

/** Every route of this room. */
export const alertContract = { ...incidentContract, ...maintenanceContract, ...setupContract, ...wallContract }

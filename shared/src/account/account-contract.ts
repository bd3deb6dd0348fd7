import { createApiKey, endApiKey, listApiKeys, rotateApiKey } from './api-key-contract.ts'
import { readAudit } from './audit-contract.ts'

/** The routes of keys and audit, to be spread into the contract of the API when their doors are mounted. */
export const accountContract = { listApiKeys, createApiKey, rotateApiKey, endApiKey, readAudit }
export type AccountContract = typeof accountContract

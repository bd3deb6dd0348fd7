import { createApiKey, endApiKey, listApiKeys, rotateApiKey } from './api-key-contract.ts'
import { exportAudit, readAudit, readAuditState } from './audit-contract.ts'
import { approveEgressRule, listEgressRules, proposeEgressRule, withdrawEgressRule } from './egress-rule-contract.ts'
import { bindKiosk, createKiosk, endKiosk, listKiosks } from './kiosk-contract.ts'

/** The routes of keys, displays, ways out and audit, to be spread into the contract of the API when their doors are mounted. */
export const accountContract = {
  listApiKeys,
  createApiKey,
  rotateApiKey,
  endApiKey,
  listKiosks,
  createKiosk,
  bindKiosk,
  endKiosk,
  listEgressRules,
  proposeEgressRule,
  approveEgressRule,
  withdrawEgressRule,
  readAudit,
  readAuditState,
  exportAudit,
}
export type AccountContract = typeof accountContract

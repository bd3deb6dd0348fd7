import { accountContract } from './account/account-contract.ts'
import { alertContract } from './alert/alert-contract.ts'
import { identityContract } from './account/identity-contract.ts'
import { explanationContract } from './explain/explanation-contract.ts'
import { healthContract } from './explain/health-contract.ts'
import { subsystemContract } from './subsystem/subsystem-contract.ts'
import { connectorContract } from './feed/connector/connector-contract.ts'
import { listFeeds, readCompleteness, readFeedDetail, readPayload } from './feed/feed-contract.ts'
import { listKpis, readKpi, readKpiTrend, readKpiValues, readOverview, readUnitKpis } from './kpi/kpi-contract.ts'
import { changeContract } from './succession/change-contract.ts'
import { closingContract } from './correction/closing-contract.ts'
import { correctionContract } from './correction/correction-contract.ts'
import { quarantineContract } from './correction/quarantine-contract.ts'
import { readUnitCompleteness } from './feed/unit-completeness-contract.ts'
import { validationContract } from './feed/validation/validation-contract.ts'
import { heartbeatContract } from './probe/heartbeat-contract.ts'
import { chartContract } from './kpi/compare/chart-contract.ts'
import { comparisonContract } from './kpi/compare/comparison-contract.ts'
import { earlyContract } from './kpi/compare/early-contract.ts'
import { standingContract } from './kpi/compare/standing-contract.ts'
import { versionContract } from './kpi/version/version-contract.ts'
import { probeContract } from './probe/probe-contract.ts'
import { peerContract } from './unit/peer-contract.ts'
import { reportActContract } from './report/report-act-contract.ts'
import { reportContract } from './report/report-contract.ts'
import { sheetContract } from './submission/sheet-contract.ts'
import { submissionContract } from './submission/submission-contract.ts'
import { reportDeliveryContract } from './report/report-delivery-contract.ts'
import { reportTemplateContract } from './report/report-template-contract.ts'
import { visitContract } from './task/visit/visit-contract.ts'
import { taskContract } from './task/task-contract.ts'
import { targetContract } from './target/target-contract.ts'
import { boundaryContract } from './unit/boundary-contract.ts'
import { readHealth, readProgress, readProvince, readPublished } from './province-contract.ts'

const lone = {
  readHealth,
  readProvince,
  readProgress,
  readPublished,
  listKpis,
  readKpi,
  readKpiValues,
  readKpiTrend,
  readOverview,
  readUnitKpis,
  listFeeds,
  readFeedDetail,
  readCompleteness,
  readUnitCompleteness,
  readPayload,
}

/**
 * Every route of the API, by its name. The web imports only the type of this; no schema reaches the browser. The type is
 * written down room by room: worked out from all of them at once it is longer than the compiler writes.
 */
export type Contract = typeof lone &
  typeof comparisonContract &
  typeof chartContract &
  typeof earlyContract &
  typeof standingContract &
  typeof explanationContract &
  typeof healthContract &
  typeof peerContract &
  typeof connectorContract &
  typeof subsystemContract &
  typeof probeContract &
  typeof heartbeatContract &
  typeof alertContract &
  typeof reportContract &
  typeof reportActContract &
  typeof submissionContract &
  typeof validationContract &
  typeof closingContract &
  typeof versionContract &
  typeof changeContract &
  typeof correctionContract &
  typeof quarantineContract &
  typeof sheetContract &
  typeof reportTemplateContract &
  typeof reportDeliveryContract &
  typeof targetContract &
  typeof boundaryContract &
  typeof taskContract &
  typeof visitContract &
  typeof identityContract &
  typeof accountContract

export const contract: Contract = {
  ...lone,
  ...comparisonContract,
  ...chartContract,
  ...earlyContract,
  ...standingContract,
  ...explanationContract,
  ...healthContract,
  ...peerContract,
  ...connectorContract,
  ...subsystemContract,
  ...probeContract,
  ...heartbeatContract,
  ...alertContract,
  ...reportContract,
  ...reportActContract,
  ...submissionContract,
  ...validationContract,
  ...closingContract,
  ...versionContract,
  ...changeContract,
  ...correctionContract,
  ...quarantineContract,
  ...sheetContract,
  ...reportTemplateContract,
  ...reportDeliveryContract,
  ...targetContract,
  ...boundaryContract,
  ...taskContract,
  ...visitContract,
  ...identityContract,
  ...accountContract,
}

import type { Identity } from 'shared/account/identity.ts'
import { reachOf } from 'shared/account/policy.ts'
import { submissionSays } from 'shared/messages/submission-answer.ts'
import { demand, Denied } from '../account/access/demand.ts'

/** Nothing of a batch is kept that reaches for another’s unit or dataset; the attempt stands in the trail. */
export function refuseOthers(identity: Identity, dataset: string, records: readonly { unit: string }[]): void {
  const right = 'submission.create'
  const reach = reachOf(identity, right)
  if (reach === 'all') return
  if (reach === null) return demand(right)
  refuseOtherDataset(identity, dataset)
  if (identity.unit === '*') return
  const place = records.findIndex(({ unit }) => unit !== identity.unit)
  const own = identity.unit ?? ''
  if (place >= 0) throw new Denied(403, right, own, submissionSays.otherUnit, { own, place: place + 1 })
}

/** A key is for one dataset. */
export function refuseOtherDataset({ key, unit }: Identity, dataset: string): void {
  if (key && key.dataset !== dataset)
    throw new Denied(403, 'submission.create', unit, submissionSays.otherDataset, { own: key.dataset })
}

import { isPortalDay, portalChecksOf } from '../history/portal-history.ts'
import { type Answerer, daysToAnswer, makeReporter, present } from './asking.ts'

/** The portal checks: one checklist per commune and month. */
export const answerPortals: Answerer = (history, asking, firstDay) => {
  const report = makeReporter('portal', asking)
  const communes = present(history.communes, asking)
  const portals = daysToAnswer(asking, firstDay)
    .filter(isPortalDay)
    .flatMap((day) =>
      communes
        .filter((profile) => report(profile.seed, day) !== null)
        .map((profile) => ({ unit: profile.unit.code, checkedOn: day, items: portalChecksOf(profile, day) })),
    )
  return JSON.stringify({ portals })
}

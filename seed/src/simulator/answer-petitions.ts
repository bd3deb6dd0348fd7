import { firstReport } from '../history/first-report.ts'
import { type Answerer, daysToAnswer, isSunday, makeReporter, present } from './asking.ts'
import { fieldsOf } from './fields-of.ts'

/** The feedback system: a record per unit and week, dated on its Sunday. */
export const answerPetitions: Answerer = (history, asking, firstDay) => {
  const write = fieldsOf(['received', 'onTime', 'rated', 'satisfied'])
  const report = makeReporter('petition', asking)
  const units = present(history.profiles, asking)
  const records = daysToAnswer(asking, firstDay)
    .filter(isSunday)
    .flatMap((sunday) =>
      units.flatMap((profile) => {
        const share = report(profile.seed, sunday)
        if (share === null) return []
        const counts = firstReport(history.petitions(profile, sunday), share)
        return [`{"unit":"${profile.unit.code}","weekEnding":"${sunday}",${write(counts)}}`]
      }),
    )
  return `[${records.join(',')}]`
}

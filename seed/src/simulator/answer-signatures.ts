import { firstReport } from '../history/first-report.ts'
import { certificatesOf } from '../history/signature-history.ts'
import { type Answerer, daysToAnswer, isSunday, makeReporter, present } from './asking.ts'

/** The signing service: per unit, rows of day, attempts and failures. */
export const answerSignings: Answerer = (history, asking, firstDay) => {
  const report = makeReporter('signature', asking)
  const days = daysToAnswer(asking, firstDay).filter(history.season.isWorkingDay)
  const units = present(history.profiles, asking).map((profile) => {
    const rows = days.flatMap((day) => {
      const share = report(profile.seed, day)
      if (share === null) return []
      const [attempts, failures] = firstReport(history.signings(profile, day), share)
      return [`["${day}",${attempts},${failures}]`]
    })
    return `"${profile.unit.code}":[${rows.join(',')}]`
  })
  return `{"data":{${units.join(',')}}}`
}

/** The register of certificates: per Sunday, the state of every unit. */
export const answerCertificates: Answerer = (history, asking, firstDay) => {
  const report = makeReporter('certificate', asking)
  const units = present(history.profiles, asking)
  const weeks = daysToAnswer(asking, firstDay)
    .filter(isSunday)
    .map((sunday) => {
      const rows = units.flatMap((profile) => {
        if (report(profile.seed, sunday) === null) return []
        const [required, valid] = certificatesOf(profile, sunday)
        return [`{"unit":"${profile.unit.code}","required":${required},"valid":${valid}}`]
      })
      return `"${sunday}":[${rows.join(',')}]`
    })
  return `{"asOf":{${weeks.join(',')}}}`
}

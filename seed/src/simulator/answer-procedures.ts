import { isProcedureDay } from '../history/procedure-history.ts'
import { type Answerer, daysToAnswer, present } from './asking.ts'
import { fieldsOf } from './fields-of.ts'

const fields = [
  'authorityCount',
  'partialCount',
  'fullCount',
  'fullEligibleCount',
  'onlineServiceTotal',
  'onlineServiceIntegrated',
  'onlineDossierCount',
  'totalFeeFormality',
  'totalFeeDossierFormality',
  'publishedTotal',
  'publishedOnTime',
  'updateTotal',
  'updateOnTime',
  'publicTotal',
  'publicFull',
]

/** The national portal: the state at each month's end, for the province itself and for every unit. */
export const answerProcedures: Answerer = (history, asking, firstDay) => {
  const write = fieldsOf(fields)
  const codes = ['37', ...present(history.profiles, asking).map(({ unit }) => unit.code)]
  const items = daysToAnswer(asking, firstDay)
    .filter(isProcedureDay)
    .flatMap((day) =>
      codes.map((code) => `{"departmentCode":"${code}","date":"${day}",${write(history.procedures(code, day))}}`),
    )
  return `{"result":{"items":[${items.join(',')}]}}`
}

import type { Day } from 'shared/day.ts'
import { draw } from '../history/chance.ts'
import { firstReport } from '../history/first-report.ts'
import { type Answerer, daysToAnswer, isSunday, makeReporter, present } from './asking.ts'
import { officeName } from './office-name.ts'

/**
 * What is to follow the feedback system, already answering beside it: weeks with their units, called by name, with text
 * where the other has numbers. It counts the calls to the hotline too, so here and there it knows of one or two more.
 */
export const answerPetitionWeeks: Answerer = (history, asking, firstDay) => {
  const report = makeReporter('petition', asking)
  const units = present(history.profiles, asking)
  const weeks = daysToAnswer(asking, firstDay)
    .filter(isSunday)
    .map((sunday) => ({
      tuan_ket_thuc: vietnamese(sunday),
      don_vi: units.flatMap((profile) => {
        const share = report(profile.seed, sunday)
        if (share === null) return []
        const [received = 0, onTime = 0, rated = 0, satisfied = 0] = firstReport(
          history.petitions(profile, sunday),
          share,
        )
        const calls = Math.floor(draw(profile.seed, 41) * 3)
        const danh_gia = { luot: written(rated), hai_long: written(satisfied) }
        const so_lieu = { tong: written(received + calls), dung_han: written(onTime + calls), danh_gia }
        return [{ ten: officeName(profile.unit), so_lieu }]
      }),
    }))
  return JSON.stringify({ phien_ban: 2, ket_qua: weeks })
}

const vietnamese = (day: Day): string => day.split('-').toReversed().join('/')
/** `1.203` */
const written = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, '.')

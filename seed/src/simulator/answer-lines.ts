import { type Answerer, daysToAnswer, makeReporter, present } from './asking.ts'
import { officeName } from './office-name.ts'

const header = 'ngay;ma_don_vi;ten_don_vi;phut_ke_hoach;phut_hoat_dong;ket_noi;thiet_bi_hoi_nghi'
const byteOrderMark = '\uFEFF'

/** The operators' export of lines, as spreadsheets like it: byte order mark, semicolons, CRLF. */
export const answerLines: Answerer = (history, asking, firstDay) => {
  const report = makeReporter('line', asking)
  const communes = present(history.communes, asking).map((profile) => ({
    profile,
    name: `${profile.unit.code};${officeName(profile.unit)}`,
  }))
  const rows = [header]
  for (const day of daysToAnswer(asking, firstDay)) {
    for (const { profile, name } of communes) {
      const share = report(profile.seed, day)
      if (share === null) continue
      const { planned, up, connected, equipped } = history.lines(profile, day)
      // Minutes are measured again when the operator closes the ticket: first a few too many were counted as lost.
      const measured = share === 1 ? up : Math.max(0, up - Math.ceil(40 * (1 - share)))
      rows.push(`${day};${name};${planned};${measured};${connected};${equipped}`)
    }
  }
  return `${byteOrderMark}${rows.join('\r\n')}\r\n`
}

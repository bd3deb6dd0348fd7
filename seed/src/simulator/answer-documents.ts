import { firstReport } from '../history/first-report.ts'
import { type Answerer, compact, daysToAnswer, makeReporter, present } from './asking.ts'
import { fieldsOf } from './fields-of.ts'
import { officeName } from './office-name.ts'

const fields = [
  'den',
  'di',
  'mat',
  'kySo',
  'traoDoi',
  'traoDoiDienTu',
  'goiTin',
  'goiTinThanhCong',
  'coThoiHan',
  'xuLyDungHan',
  'hoSoCongViec',
  'hoSoCongViecDienTu',
]

/** The document system: per unit, an object keyed by working day. */
export const answerDocuments: Answerer = (history, asking, firstDay) => {
  const write = fieldsOf(fields)
  const report = makeReporter('document', asking)
  const days = daysToAnswer(asking, firstDay).filter(history.season.isWorkingDay)
  const units = present(history.profiles, asking).map((profile) => {
    const entries = days.flatMap((day) => {
      const share = report(profile.seed, day)
      return share === null ? [] : [`"${day}":{${write(firstReport(history.documents(profile, day), share))}}`]
    })
    return `{"ma":"${profile.unit.code}","ten":${JSON.stringify(officeName(profile.unit))},"ngay":{${entries.join(',')}}}`
  })
  return `{"tuNgay":"${compact(asking.from)}","denNgay":"${compact(asking.to)}","donVi":[${units.join(',')}]}`
}

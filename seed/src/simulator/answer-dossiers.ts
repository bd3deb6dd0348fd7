import { firstDossierReport } from '../history/first-report.ts'
import { type Answerer, compact, daysToAnswer, makeReporter, present, vietnamStamp } from './asking.ts'
import { fieldsOf } from './fields-of.ts'
import { officeName } from './office-name.ts'

/** The names the one-stop system gives the counts, in the order of the measures. */
const fields = [
  'tiepNhan',
  'trucTuyen',
  'trucTiep',
  'buuChinh',
  'dungHan',
  'quaHanDangXuLy',
  'hoanThanh',
  'tongNgayXuLy',
  'duDieuKienToanTrinh',
  'toanTrinh',
  'coNghiaVuTaiChinh',
  'thanhToanTrucTuyen',
  'soHoaThanhPhan',
  'yeuCauKetQua',
  'ketQuaDienTu',
  'taiSuDung',
  'dungDuLieuDanCu',
  'phaiDongBo',
  'daDongBo',
]

/** The one-stop system: a record per unit and day of reception. */
export const answerDossiers: Answerer = (history, asking, firstDay) => {
  const write = fieldsOf(fields)
  const report = makeReporter('dossier', asking)
  const heads = present(history.profiles, asking).map((profile) => ({
    profile,
    head: `{"maDonVi":"${profile.unit.code}","tenDonVi":${JSON.stringify(officeName(profile.unit))},"ngay":"`,
  }))
  const records: string[] = []
  for (const day of daysToAnswer(asking, firstDay)) {
    const written = `${compact(day)}",`
    for (const { profile, head } of heads) {
      const share = report(profile.seed, day)
      if (share === null) continue
      records.push(`${head}${written}${write(firstDossierReport(history.dossiers(profile, day), share))}}`)
    }
  }
  const frame = `"thoiDiem":"${vietnamStamp(asking.askedAt)}","tuNgay":"${compact(asking.from)}","denNgay":"${compact(asking.to)}"`
  return `{"error_code":0,"error_message":"",${frame},"data":[${records.join(',')}]}`
}

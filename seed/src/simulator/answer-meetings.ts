import { type Answerer, daysToAnswer, isLost } from './asking.ts'
import { officeName } from './office-name.ts'

const header = 'ma_phien,ngay,ten_phien,ma_don_vi,ten_diem_cau,tham_gia,so_lan_ngat,phut'

/**
 * Call records: a row per meeting and site, and for each working day a closing row with the number of meetings.
 * While units are being lost the day is not closed, for a closed day says that the absent had no meeting.
 */
export const answerMeetings: Answerer = (history, asking, firstDay) => {
  const rows = [header]
  for (const day of daysToAnswer(asking, firstDay).filter(history.season.isWorkingDay)) {
    const meetings = history.meetings(day)
    for (const meeting of meetings) {
      for (const { profile, joined, breaks, minutes } of meeting.sites) {
        if (asking.losingUnits && isLost(profile)) continue
        const site = `${profile.unit.code},Điểm cầu ${officeName(profile.unit)}`
        rows.push(`${meeting.code},${day},${meeting.name},${site},${joined ? 1 : 0},${breaks},${minutes}`)
      }
    }
    if (!asking.losingUnits) rows.push(`TONG,${day},${meetings.length},,,,,`)
  }
  return `${rows.join('\n')}\n`
}

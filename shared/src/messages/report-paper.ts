import type { Text } from '../text.ts'

/** Words that Decree 30/2020 puts on the paper itself. Blanks are left for the document system to fill. */
export const reportPaper = {
  nation: { vi: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', en: 'SOCIALIST REPUBLIC OF VIET NAM' },
  motto: { vi: 'Độc lập - Tự do - Hạnh phúc', en: 'Independence - Freedom - Happiness' },
  number: { vi: 'Số:        {symbol}', en: 'No.        {symbol}' },
  placeAndDay: { vi: '{place}, ngày      tháng      năm {year}', en: '{place}, day      month      year {year}' },
  to: { vi: 'Kính gửi:', en: 'To:' },
  recipients: { vi: 'Nơi nhận:', en: 'Recipients:' },
  annex: { vi: 'Phụ lục {mark}', en: 'Annex {mark}' },
  annexOf: {
    vi: '(Kèm theo {kind} số        {symbol} ngày      tháng      năm {year} của {issuer})',
    en: '(Attached to {kind} no.        {symbol}, day      month      year {year}, of the {issuer})',
  },
  unwritten: { vi: '[{prompt}]', en: '[{prompt}]' },
  target: { vi: 'Mục tiêu', en: 'Target' },
} satisfies Record<string, Text>

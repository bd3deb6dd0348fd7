export const probeSettingSays = {
  keep: {
    vi: 'Ví dụ: hot=2,packed=396,five-minutes=35,hours=1096,events=7 (số ngày lưu, từ 1).',
    en: 'For instance: hot=2,packed=396,five-minutes=35,hours=1096,events=7 (days kept, from 1).',
  },
} as const

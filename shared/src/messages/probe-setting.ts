export const probeSettingSays = {
  keep: {
    vi: 'Ví dụ: hot=2,packed=396,five-minutes=35,hours=1096,events=7 (số ngày lưu, từ 1).',
    en: 'For instance: hot=2,packed=396,five-minutes=35,hours=1096,events=7 (days kept, from 1).',
  },
  rootHold: {
    vi: 'Số giây mọi kết nối phải ổn định trở lại trước khi đóng sự cố của nút mạng: 5 đến 3600.',
    en: 'For how many seconds all must be well before the incident of a node is over: 5 to 3600.',
  },
} as const

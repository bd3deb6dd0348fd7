import type { Text } from '../text.ts'

/** Sentences for leadership: the subject first, then the figure, then what it means. */
export const attentionTexts = {
  feedFailing: {
    vi: 'Nguồn “{feed}” đang lỗi, chưa nhận được số liệu mới từ {since}.',
    en: 'The source “{feed}” is failing; nothing new has arrived since {since}.',
  },
  feedNeverAnswered: {
    vi: 'Nguồn “{feed}” đang lỗi và chưa cung cấp được số liệu lần nào.',
    en: 'The source “{feed}” is failing and has never delivered any figures.',
  },
  feedLate: {
    vi: 'Nguồn “{feed}” chậm {days} ngày: số liệu mới có đến hết ngày {to}.',
    en: 'The source “{feed}” is {days} {n:day|days} late: figures have arrived up to {to} only.',
  },
  coverageLow: {
    vi: '{kpi}: mới nhận {reported}/{expected} lượt báo cáo ({coverage}), số liệu chưa đầy đủ.',
    en: '{kpi}: only {reported} of {expected} {expected:report|reports} have arrived ({coverage}); the figure is incomplete.',
  },
  shortOfTarget: {
    vi: '{kpi} đạt {value}, chưa đạt mục tiêu {target}; còn thiếu {gap} {unit}.',
    en: '{kpi} stands at {value}, short of the target {target}; still to go: {gap} ({unit}).',
  },
  aboveLimit: {
    vi: '{kpi} là {value}, vượt mức cho phép {target}; cần giảm {gap} {unit}.',
    en: '{kpi} stands at {value}, above the limit {target}; too many: {gap} ({unit}).',
  },
  offMean: {
    vi: '{kpi} là {value}, chưa đạt mục tiêu {target}.',
    en: '{kpi} stands at {value} and misses the target {target}.',
  },
  unitMissing: {
    vi: '{unit} chưa gửi số liệu nào trong kỳ: thiếu {expected} lượt báo cáo của {sources} nguồn.',
    en: '{unit} has sent no figures in this period: {expected} {expected:report|reports} from {sources} {n:source|sources} are missing.',
  },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** Refusals about rules of validation. */
export const validationSays = {
  noSuchMeasure: { vi: 'Không có số đếm “{measure}”.', en: 'There is no measure “{measure}”.' },
  setMeanwhile: {
    vi: 'Quy tắc vừa được người khác đặt lại; hãy tải lại trang.',
    en: 'Somebody has set this rule in the meantime; load the page anew.',
  },
} as const satisfies Record<string, Text>

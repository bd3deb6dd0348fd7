import type { Text } from '../text.ts'

/** Refusals about corrections, decisions and closings. */
export const correctionSays = {
  doesNotHold: {
    vi: 'Số mới của {unit} ngày {day} không hợp lý ({why}); chưa ghi gì.',
    en: 'The new figures of {unit}, {day}, do not hold ({why}); nothing was kept.',
  },
  notByKey: {
    vi: 'Điều chỉnh và quyết định là việc của người có tài khoản, không phải của khóa API.',
    en: 'Corrections and decisions are for people, not for API keys.',
  },
  oneDataset: {
    vi: 'Mỗi lần chỉ quyết định các bản ghi của một bộ số liệu.',
    en: 'Records of one dataset at a time can be decided on.',
  },
  notWaiting: {
    vi: 'Có bản ghi không còn chờ quyết định hoặc đang chờ người thứ hai; hãy tải lại trang.',
    en: 'A record no longer waits, or waits for a second person already; load the page anew.',
  },
  noSuchDataset: { vi: 'Không có bộ số liệu {id}.', en: 'There is no dataset {id}.' },
  noSuchUnit: { vi: 'Không có đơn vị mang mã {code}.', en: 'There is no unit with the code {code}.' },
  noSuchMeasure: {
    vi: 'Bộ số liệu không có số đếm “{measure}”.',
    en: 'The dataset has no measure “{measure}”.',
  },
  dayAhead: { vi: 'Ngày này chưa tới.', en: 'This day has not come yet.' },
  dayBeforeHistory: { vi: 'Ngày này trước ngày bắt đầu theo dõi.', en: 'This day lies before the history.' },
  sameRecordTwice: { vi: 'Một đơn vị, một ngày chỉ nêu một lần.', en: 'A unit’s day may be named once.' },
  nothingReported: {
    vi: '{unit} chưa có số liệu ngày {day} nên chưa có gì để điều chỉnh; hãy dùng chức năng nộp số liệu.',
    en: '{unit} has no figures of {day} yet, so there is nothing to put right; hand them in instead.',
  },
  changesNothing: {
    vi: 'Các số này đúng như đang ghi; không có gì để điều chỉnh.',
    en: 'These figures are what stands already.',
  },
  noSuchCorrection: { vi: 'Không có điều chỉnh này.', en: 'There is no such correction.' },
  notProposed: {
    vi: 'Đề nghị này không còn chờ quyết định.',
    en: 'This proposal no longer waits for a decision.',
  },
  notKept: {
    vi: 'Chỉ hủy được điều chỉnh đã có hiệu lực và chưa bị hủy.',
    en: 'Only a correction that is in force and has not been taken back can be taken back.',
  },
  movedSince: {
    vi: 'Số liệu này đã thay đổi sau điều chỉnh nên không hủy được; hãy điều chỉnh lại.',
    en: 'These figures have moved since, so the correction cannot be taken back; correct them anew.',
  },
  notOver: { vi: 'Kỳ này chưa kết thúc nên chưa khóa được.', en: 'The period is not over and cannot be closed yet.' },
  closedAlready: { vi: 'Kỳ này đã khóa.', en: 'The period is closed already.' },
  noSuchClosing: { vi: 'Không có lần khóa kỳ này.', en: 'There is no such closing.' },
  reopenedAlready: { vi: 'Kỳ này đã được mở lại.', en: 'The period has been opened again already.' },
  waiting: {
    vi: 'Còn {n} bản ghi của kỳ đang chờ quyết định; hãy quyết định xong rồi khóa kỳ.',
    en: '{n} {n:record of the period waits|records of the period wait} for a decision; decide first, then close.',
  },
} as const satisfies Record<string, Text>

import type { Text } from '../text.ts'

/** What the API says about the life of a report. */
export const reportSays = {
  noSuchReport: { vi: 'Không có báo cáo này.', en: 'There is no such report.' },
  noSuchComment: { vi: 'Không có ý kiến này.', en: 'There is no such comment.' },
  noSuchPassage: {
    vi: 'Báo cáo không có mục để viết mang mã “{passage}”.',
    en: 'The report has no passage “{passage}” to write.',
  },
  thereIsOne: {
    vi: 'Đã có báo cáo của mẫu và kỳ này (số thứ tự {number}); hãy mở báo cáo đó.',
    en: 'There is a report of this template and period already (no. {number}); open that one.',
  },
  changedSince: {
    vi: 'Báo cáo đã thay đổi sau khi bạn mở. Hãy xem lại bản mới rồi thực hiện lần nữa.',
    en: 'The report has changed since you opened it. Look at it as it is now, then do it again.',
  },
  passageChanged: {
    vi: 'Mục này đã được người khác viết lại trong lúc bạn soạn. Nội dung bạn nhập vẫn còn; hãy đối chiếu rồi lưu lần nữa.',
    en: 'Somebody has written this passage anew meanwhile. What you typed is still there; compare, then save again.',
  },
  notInThisState: {
    vi: 'Báo cáo đang ở trạng thái “{state}”, không thực hiện được việc này.',
    en: 'The report is “{state}”; this cannot be done to it.',
  },
  ownWork: {
    vi: 'Bạn đã tham gia soạn báo cáo này, nên người khác phải kiểm tra và duyệt.',
    en: 'You took part in writing this report, so somebody else has to pass it.',
  },
  notReady: {
    vi: 'Còn {unwritten} mục chưa viết và {comments} ý kiến chưa xử lý; chưa thể xác nhận đã kiểm tra.',
    en: '{unwritten} {unwritten:passage|passages} are not written and {comments} comments not settled; it cannot be passed as checked.',
  },
  settledAlready: { vi: 'Ý kiến này đã được xử lý.', en: 'This comment is settled already.' },
  notCommented: {
    vi: 'Báo cáo đã phát hành hoặc đã hủy, không ghi thêm ý kiến.',
    en: 'An issued or discarded report takes no comments.',
  },
} as const satisfies Record<string, Text>

export const reportStateNames = {
  draft: { vi: 'Dự thảo', en: 'Draft' },
  checked: { vi: 'Đã kiểm tra', en: 'Checked' },
  approved: { vi: 'Đã duyệt', en: 'Approved' },
  issued: { vi: 'Đã phát hành', en: 'Issued' },
  discarded: { vi: 'Đã hủy', en: 'Discarded' },
} as const satisfies Record<string, Text>

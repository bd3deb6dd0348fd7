import type { Text } from '../text.ts'

/** What the doors of the visits refuse. */
export const visitSays = {
  noSuchPlan: { vi: 'Không có kế hoạch đoàn công tác nào như vậy.', en: 'There is no such plan of visits.' },
  noSuchVisit: { vi: 'Không có buổi làm việc nào như vậy.', en: 'There is no such visit.' },
  noSuchPhoto: { vi: 'Không có ảnh nào như vậy.', en: 'There is no such photo.' },
  noSuchTemplate: { vi: 'Không có mẫu phiếu khảo sát {id}.', en: 'There is no checklist {id}.' },
  noSuchQuestion: { vi: 'Phiếu của buổi này không có câu hỏi {id}.', en: 'This checklist has no question {id}.' },
  wrongKind: {
    vi: 'Câu trả lời không đúng kiểu của câu hỏi {id}.',
    en: 'The answer is not of the kind question {id} asks for.',
  },
  foreignEdit: {
    vi: 'Mã của lần ghi này đã dùng cho buổi làm việc khác.',
    en: 'The id of this edit belongs to another visit.',
  },
  noSuchPerson: {
    vi: 'Thành viên đoàn phải là cán bộ của Sở đang dùng hệ thống.',
    en: 'Whoever goes along must be of the Department and have an account.',
  },
  noSuchUnit: { vi: 'Không có đơn vị mang mã {code}.', en: 'There is no unit with the code {code}.' },
  unitTwice: { vi: 'Mỗi đơn vị chỉ nêu một lần.', en: 'Every unit is named once.' },
  reversed: { vi: 'Ngày đầu phải không sau ngày cuối.', en: 'The first day must not be after the last.' },
  longAgo: {
    vi: 'Đoàn công tác không thể đi vào ngày đã qua: ngày đầu sớm nhất là {day}.',
    en: 'Nobody goes on a day that is over: the first day can be {day}.',
  },
  tooLong: { vi: 'Một kế hoạch dài nhất 62 ngày.', en: 'A plan lasts 62 days at most.' },
  outside: { vi: 'Ngày phải nằm trong thời gian của đoàn.', en: 'The day must lie within the days of the plan.' },
  notTheVisits: {
    vi: 'Cần nêu đúng mọi buổi làm việc của kế hoạch, mỗi buổi một lần.',
    en: 'Every visit of the plan has to be named, once.',
  },
  changedMeanwhile: {
    vi: 'Đã có người thay đổi trong lúc đó; hãy tải lại trang.',
    en: 'Somebody has changed it meanwhile; load the page again.',
  },
  cancelled: { vi: 'Kế hoạch này đã hủy.', en: 'This plan was called off.' },
  endedAlready: { vi: 'Buổi làm việc này đã kết thúc.', en: 'This visit is over already.' },
  otherPhoto: { vi: 'Mã này đã dùng cho một ảnh khác.', en: 'Another photo has this id.' },
  tooManyPhotos: { vi: 'Mỗi câu hỏi có nhiều nhất 8 ảnh.', en: 'A question has eight photos at most.' },
  tooLarge: {
    vi: 'Ảnh lớn hơn 12 MB. Hãy chụp lại với cỡ nhỏ hơn.',
    en: 'The photo is larger than 12 MB. Take a smaller one.',
  },
  emptyPhoto: { vi: 'Tệp ảnh không có gì.', en: 'There is nothing in the file.' },
  notAPhoto: {
    vi: 'Đây không phải ảnh JPEG, PNG hoặc WebP.',
    en: 'This is no photo: JPEG, PNG and WebP are taken.',
  },
  brokenPhoto: {
    vi: 'Không đọc được ảnh này: tệp hỏng hoặc ảnh quá lớn.',
    en: 'This photo cannot be read: it is damaged or too large.',
  },
  busy: {
    vi: 'Đang xử lý ảnh khác; hãy gửi lại sau ít giây.',
    en: 'Other photos are being read; send it again in a moment.',
  },
} as const satisfies Record<string, Text>

import type { VersionFaultKind } from '../kpi/version/check-version.ts'
import type { Text } from '../text.ts'

/** Refusals about versions of a definition. */
export const kpiVersionSays = {
  noSuchVersion: {
    vi: 'Chỉ tiêu {id} không có phiên bản định nghĩa {version}.',
    en: 'KPI {id} has no version {version}.',
  },
  notCounted: {
    vi: 'Không tính được theo phiên bản định nghĩa {version} của chỉ tiêu {id}; tính được theo: {known}.',
    en: 'KPI {id} is not counted by version {version} of its definition; it is by: {known}.',
  },
  decided: { vi: 'Phiên bản này đã được quyết định.', en: 'This version was decided already.' },
  another: {
    vi: 'Người lập không tự xác nhận; cần người thứ hai.',
    en: 'Whoever recorded it does not confirm it; a second person does.',
  },
  hasBegun: {
    vi: 'Phiên bản đã có hiệu lực từ {day}; số liệu đã tính theo đó nên không rút được. Hãy lập phiên bản mới.',
    en: 'The version has been counted by since {day} and cannot be withdrawn. Record another version.',
  },
} as const satisfies Record<string, Text>

/** What is wrong with a version, at its place. */
export const versionFaultTexts: Record<VersionFaultKind, Text> = {
  'before-history': {
    vi: 'Ngày áp dụng phải sau ngày bắt đầu theo dõi số liệu ({what}).',
    en: 'The day must come after figures began ({what}).',
  },
  'day-taken': {
    vi: 'Đã có phiên bản khác áp dụng từ {what}; mỗi ngày chỉ một phiên bản.',
    en: 'Another version is counted by from {what} on; a day takes one.',
  },
  'no-terms': { vi: 'Chưa chọn trường số liệu nào.', en: 'No field is chosen yet.' },
  'no-such-measure': {
    vi: 'Nguồn của chỉ tiêu không có trường {what}.',
    en: 'The source of this KPI brings no field {what}.',
  },
  'named-twice': { vi: 'Trường {what} được chọn hai lần.', en: 'Field {what} is chosen twice.' },
  'needs-denominator': {
    vi: 'Chỉ tiêu này là tỷ lệ, phải có mẫu số; bỏ mẫu số là một chỉ tiêu khác.',
    en: 'This KPI is a rate and needs a denominator; without one it would be another KPI.',
  },
  'needs-no-denominator': {
    vi: 'Chỉ tiêu này là số đếm, không có mẫu số; thêm mẫu số là một chỉ tiêu khác.',
    en: 'This KPI is a count without a denominator; with one it would be another KPI.',
  },
  'awaits-source': {
    vi: 'Chỉ tiêu chưa có nguồn số liệu nên chưa lập được công thức.',
    en: 'The KPI has no source yet, so no formula can be made.',
  },
  'changes-nothing': {
    vi: 'Phiên bản này giống hệt phiên bản đang áp dụng vào ngày đó.',
    en: 'This version says the same as the one counted by on that day.',
  },
}

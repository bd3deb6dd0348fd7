import type { Text } from '../text.ts'

/** What `pnpm nhipso` says. */
export const commandSays = {
  usage: {
    vi: 'Cách dùng: pnpm nhipso kpi <mã> --from … --to … [--unit MÃ | --by unit] [--as-of …] [--json]\n           pnpm nhipso report <mẫu> --period … --as-of … --out THƯ MỤC\n           pnpm nhipso ask <nguồn>… | --all\n           pnpm nhipso load <tệp JSON của tỉnh>\n           pnpm nhipso detect --topology … --samples … --out …\n           pnpm nhipso create-admin --email … --name …\n           pnpm nhipso unlock --email … [--new-link] [--reset-second-factor]\n           pnpm nhipso make-keyring [--file …]\n           pnpm nhipso rotate-key seal|audit|pepper|sign [--file …]\n           pnpm nhipso export-audit [--from …] [--out …]\n           pnpm nhipso verify-audit [--export …] [--keyring …] [--anchors …] [--signer …]',
    en: 'Usage: pnpm nhipso kpi <id> --from … --to … [--unit CODE | --by unit] [--as-of …] [--json]\n       pnpm nhipso report <template> --period … --as-of … --out DIR\n       pnpm nhipso ask <feed>… | --all\n       pnpm nhipso load <JSON file of a province>\n       pnpm nhipso detect --topology … --samples … --out …\n       pnpm nhipso create-admin --email … --name …\n       pnpm nhipso unlock --email … [--new-link] [--reset-second-factor]\n       pnpm nhipso make-keyring [--file …]\n       pnpm nhipso rotate-key seal|audit|pepper|sign [--file …]\n       pnpm nhipso export-audit [--from …] [--out …]\n       pnpm nhipso verify-audit [--export …] [--keyring …] [--anchors …] [--signer …]',
  },
  askUsage: {
    vi: 'Cách dùng: pnpm nhipso ask <nguồn>… | --all',
    en: 'Usage: pnpm nhipso ask <feed>… | --all',
  },
  noSuchFeed: { vi: 'Không có nguồn số liệu “{feed}”.', en: 'There is no feed “{feed}”.' },
  asked: {
    vi: '{records} bản ghi, {rejected} bị loại, {corrections} điều chỉnh',
    en: '{records} {records:record|records}, {rejected} rejected, {corrections} {corrections:correction|corrections}',
  },
  nothingDue: { vi: 'chưa có ngày nào đến hạn để hỏi', en: 'no day is due yet to ask for' },
  loadUsage: {
    vi: 'Cách dùng: pnpm nhipso load <tệp JSON của tỉnh>',
    en: 'Usage: pnpm nhipso load <JSON file of a province>',
  },
  loaded: { vi: 'Đã nạp dữ liệu tỉnh', en: 'The province has been loaded' },
  loadSimulated: {
    vi: 'Tệp này mô tả một tỉnh mô phỏng; chế độ production chỉ nhận dữ liệu thật của tỉnh. Chưa nạp gì.',
    en: 'This file describes a simulated province; production only takes a real one. Nothing has been loaded.',
  },
  loadReal: {
    vi: 'Tệp này mô tả một tỉnh thật; chế độ trình diễn chỉ nhận tỉnh mô phỏng. Đặt NHIPSO_MODE=production. Chưa nạp gì.',
    en: 'This file describes a real province; the demonstration only takes a simulated one. Set NHIPSO_MODE=production. Nothing has been loaded.',
  },
  unchanged: { vi: 'Dữ liệu tỉnh không có gì thay đổi', en: 'Nothing about the province has changed' },
} satisfies Record<string, Text>

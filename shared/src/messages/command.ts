import type { Text } from '../text.ts'

/** What `pnpm nhipso` says. */
export const commandSays = {
  usage: {
    vi: 'Cách dùng: pnpm nhipso kpi <mã> --from … --to … [--unit MÃ | --by unit] [--as-of …] [--json]\n           pnpm nhipso load <tệp JSON của tỉnh>\n           pnpm nhipso create-admin --email … --name …\n           pnpm nhipso unlock --email … [--new-link] [--reset-second-factor]\n           pnpm nhipso verify-audit [--export …] [--keyring …] [--anchors …]',
    en: 'Usage: pnpm nhipso kpi <id> --from … --to … [--unit CODE | --by unit] [--as-of …] [--json]\n       pnpm nhipso load <JSON file of a province>\n       pnpm nhipso create-admin --email … --name …\n       pnpm nhipso unlock --email … [--new-link] [--reset-second-factor]\n       pnpm nhipso verify-audit [--export …] [--keyring …] [--anchors …]',
  },
  loadUsage: {
    vi: 'Cách dùng: pnpm nhipso load <tệp JSON của tỉnh>',
    en: 'Usage: pnpm nhipso load <JSON file of a province>',
  },
  loaded: { vi: 'Đã nạp dữ liệu tỉnh', en: 'The province has been loaded' },
  unchanged: { vi: 'Dữ liệu tỉnh không có gì thay đổi', en: 'Nothing about the province has changed' },
} satisfies Record<string, Text>

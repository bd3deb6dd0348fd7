import type { Text } from '../text.ts'

/** What `pnpm nhipso detect` says. */
export const detectSays = {
  usage: {
    vi: 'Cách dùng: pnpm nhipso detect --topology T.json --samples S.ndjson|- --out A.ndjson|-',
    en: 'Usage: pnpm nhipso detect --topology T.json --samples S.ndjson|- --out A.ndjson|-',
  },
  topologyRefused: { vi: 'Không đọc được sơ đồ kết nối {file}', en: 'The topology {file} cannot be used' },
  line: { vi: 'Dòng {line}: {why}', en: 'Line {line}: {why}' },
  moreRefused: {
    vi: 'và {count} dòng khác bị loại',
    en: 'and {count} more {count:line|lines} refused',
  },
  done: {
    vi: '{samples} mẫu đo, {events} sự kiện; {refused} dòng bị loại, {late} mẫu đến muộn hoặc trùng',
    en: '{samples} {samples:sample|samples}, {events} {events:event|events}; {refused} {refused:line|lines} refused, {late} {late:sample|samples} late or doubled',
  },
  notJson: { vi: 'không phải một đối tượng JSON', en: 'not a JSON object' },
  tooLong: { vi: 'dòng dài quá 64 KB', en: 'the line is longer than 64 KB' },
  badField: { vi: 'trường “{field}” không hợp lệ: {value}', en: 'field “{field}” is not valid: {value}' },
  noConnection: { vi: 'không có kết nối “{id}” trong sơ đồ', en: 'the topology has no connection “{id}”' },
  ahead: {
    vi: 'thời điểm sai: đi trước các mẫu khác quá xa',
    en: 'wrong time: too far ahead of the other samples',
  },
  badShape: { vi: 'không đúng định dạng: {detail}', en: 'not of the form asked for: {detail}' },
  twice: { vi: 'mã “{id}” xuất hiện hai lần', en: 'the id “{id}” appears twice' },
  noKind: {
    vi: 'không có loại nút “{kind}”, được coi là segment; các loại: {kinds}',
    en: 'there is no kind of node “{kind}”, it is taken for a segment; kinds: {kinds}',
  },
  inCircle: {
    vi: 'nút “{id}” phụ thuộc vòng tròn vào chính nó',
    en: 'the node “{id}” hangs on itself in a circle',
  },
  noNode: { vi: 'không có nút “{id}”', en: 'there is no node “{id}”' },
} satisfies Record<string, Text>

import { sql } from 'kysely'
import { listDifficulties } from '../task/difficulty-store.ts'
import { alternate, type Line } from './alternate.ts'
import type { BenchServer } from './bench-server.ts'

const items = 20_000

/** A register of 20,000 difficulties, searched by words beside filtered by class, in turn. */
export async function benchRegister(server: BenchServer): Promise<Line[]> {
  const db = await server.empty('register')
  await sql`insert into difficulty (title, text, class, units, answerer, source, phase, reported_at, changed_at)
    select 'Hệ thống một cửa chậm ở bước ' || n % 400,
      'Từ 9 giờ đến 10 giờ 30 mỗi sáng không lưu được hồ sơ, công chức phải nhập lại nhiều lần; mã lỗi ' || md5(n::text)
        || ', đã báo nhà cung cấp nhưng chưa có kết quả, người dân phải đi lại hai lần để nhận kết quả.',
      (array['function', 'connection', 'user'])[1 + n % 3], array[(10000 + n % 129)::text], 'department', 'commune',
      (array['open', 'answered', 'closed'])[1 + n % 3], now() - n * interval '1 minute', now()
    from generate_series(1, ${items}) n`.execute(db)
  await sql`analyze difficulty`.execute(db)
  const all = { kind: 'all' } as const
  const words = (q: string) => () => listDifficulties(db, { q }, all)
  const filter = () => listDifficulties(db, { class: 'user' }, all)
  const lines: Line[] = []
  for (const [what, q] of [
    ['words that many have', 'nhập lại hồ sơ'],
    ['words that one has', 'ma loi c4ca4238a0b923820dcc509a6f75849b'],
    ['words that none has', 'máy bay không người lái'],
  ] as const) {
    const { one, other, ratio } = await alternate(9, words(q), filter)
    lines.push(
      { what: `${items} items, ${what}`, goal: '≤ 100 ms', figure: `${one.toFixed(0)} ms`, met: one <= 100 },
      {
        what: `  beside a filter by class (${other.toFixed(0)} ms)`,
        goal: '≤ 4',
        figure: ratio.toFixed(2),
        met: ratio <= 4,
      },
    )
  }
  return lines
}

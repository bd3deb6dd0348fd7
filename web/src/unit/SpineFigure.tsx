import { Link } from '@tanstack/react-router'
import type { SpineRow, Standing } from 'shared/kpi/compare/standing-contract.ts'
import { standingPageMessages as m } from 'shared/messages/standing-page.ts'
import { drawSpine } from '../chart/spine-model.ts'
import { kpiData, valueData } from '../export/value-data.ts'
import { toCompare } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { type KpiBrief, useProvince } from '../shell/use-province.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatShown, shown } from '../ui/kpi-scale.ts'
import { ValueText } from '../ui/ValueText.tsx'

interface Line {
  kpi: KpiBrief
  row: SpineRow
}
const marks = { better: '▲', worse: '▼', alike: '●' } as const

/** All KPIs of a unit against the spread of its peers, better to the right. */
export function SpineFigure({ standing: { spine, peers, unit } }: { standing: Standing }) {
  const say = useSay()
  const locale = useLocale()
  const { kpis } = useProvince()
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]))
  const lines = spine.flatMap((row): Line[] => {
    const kpi = known.get(row.kpi)
    return kpi && row.value.state !== 'not-applicable' ? [{ kpi, row }] : []
  })
  const standing = (what: SpineRow['stands']) => lines.filter(({ row }) => row.stands === what).length
  const write = (kpi: KpiBrief, value: number) => formatShown(locale, kpi, shown(kpi, value) ?? 0)
  const words = ({ row: { stands, peers: spread } }: Line) =>
    stands === null ? (spread === null ? say(m.noPeers) : '—') : say(m[stands])
  const link = ({ kpi }: Line) => <Link {...toCompare({ k: kpi.id, peers: peers.key, unit })}>{kpi.name[locale]}</Link>
  return (
    <Figure
      title={say(m.spineTitle)}
      summary={say(m.spineSummary, { peers: peers.name, better: standing('better'), worse: standing('worse') })}
      summaryShown
      table={
        <DataTable
          caption={say(m.spineTitle)}
          rows={lines}
          rowKey={({ kpi }) => kpi.id}
          columns={[
            {
              key: 'kpi',
              label: say(m.kpi),
              cell: link,
              data: kpiData<Line>(
                say,
                ({ kpi }) => kpi.id,
                ({ kpi }) => kpi.name[locale],
              ),
            },
            {
              key: 'own',
              label: say(m.own),
              numeric: true,
              cell: ({ row }) => <ValueText value={row.value} fraction />,
              data: valueData<Line>(
                say,
                ({ kpi }) => kpi,
                ({ row }) => row.value,
              ),
            },
            {
              key: 'median',
              label: say(m.median),
              numeric: true,
              cell: ({ kpi, row }) => (row.peers ? write(kpi, row.peers.median) : '—'),
            },
            {
              key: 'spread',
              label: say(m.spread),
              numeric: true,
              cell: ({ kpi, row }) => (row.peers ? `${write(kpi, row.peers.min)}–${write(kpi, row.peers.max)}` : '—'),
            },
            { key: 'stands', label: say(m.stands), cell: words },
          ]}
        />
      }
    >
      <ul className="spine">
        {lines.map((line) => (
          <li key={line.kpi.id}>
            {link(line)}
            <Spine line={line} />
            <span className="spine-value">
              <ValueText value={line.row.value} />
            </span>
            <span className={`spine-stands ${line.row.stands ?? 'none'}`}>
              {line.row.stands === 'better' || line.row.stands === 'worse' ? (
                <>
                  <span aria-hidden="true">{marks[line.row.stands]}</span> {words(line)}
                </>
              ) : (
                <span className="none">{words(line)}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="summary">{say(m.spineHow)}</p>
    </Figure>
  )
}

function Spine({ line: { kpi, row } }: { line: Line }) {
  const drawn = drawSpine({ own: row.value.ratio, direction: kpi.direction, peers: row.peers })
  if (!drawn) return <span />
  const [bar, inner] = [drawn.bar, drawn.inner]
  return (
    <svg className="spine-line" aria-hidden="true">
      <rect className="spread" x={`${bar[0]}%`} width={`${bar[1] - bar[0]}%`} y="4" height="10" />
      <rect className="inner" x={`${inner[0]}%`} width={`${inner[1] - inner[0]}%`} y="4" height="10" />
      <line className="median" x1="50%" x2="50%" y1="0" y2="100%" />
      {drawn.dot !== null && (
        <svg x={`${drawn.dot}%`} y="9" overflow="visible">
          {row.stands === 'better' ? (
            <path className="better" d="M0-5.5L5.5 4.5H-5.5Z" />
          ) : row.stands === 'worse' ? (
            <path className="worse" d="M0 5.5L5.5-4.5H-5.5Z" />
          ) : (
            <circle r="4" />
          )}
        </svg>
      )}
    </svg>
  )
}

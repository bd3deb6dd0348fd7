import { useRef } from 'react'
import { dotCorners, type Mark, tones } from 'shared/chart/drawing.ts'
import { drawPaperChart } from 'shared/report/paper-chart.ts'
import type { Figure } from 'shared/report/document.ts'
import type { Locale } from 'shared/text.ts'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import { useSay } from '../shell/locale.tsx'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { chartSheet } from './report-table-sheet.ts'

/** A chart as it is printed: the same marks on the same sheet, so it stays black on white. */
export function FigureView({ figure, locale }: { figure: Figure; locale: Locale }) {
  const { width, height, marks } = drawPaperChart(figure.chart, locale)
  const say = useSay()
  const chart = useRef<HTMLDivElement>(null)
  return (
    <figure className="report-figure">
      <div className="table-tools">
        <ExportMenu
          title={figure.caption}
          summary={figure.summary}
          readSheet={() => chartSheet(figure, { period: say(m.period), label: say(m.contents) })}
          chart={() => chart.current}
        />
      </div>
      <div ref={chart}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={figure.summary}>
          {marks.map((mark, at) => (
            <MarkView key={`${at}`} mark={mark} />
          ))}
        </svg>
      </div>
      <figcaption>{figure.caption}</figcaption>
    </figure>
  )
}

function MarkView({ mark }: { mark: Mark }) {
  switch (mark.kind) {
    case 'line':
      return (
        <polyline
          points={written(mark.points)}
          fill="none"
          stroke={tones[mark.tone]}
          strokeWidth={mark.width}
          strokeDasharray={mark.dash}
          strokeLinejoin="round"
        />
      )
    case 'box': {
      const { x, y, width, height, fill, edge } = mark
      return (
        <rect
          x={x}
          y={y}
          width={width}
          height={height}
          fill={tones[fill]}
          {...(edge && { stroke: tones[edge], strokeWidth: 0.8 })}
        />
      )
    }
    case 'dot': {
      const look = { fill: tones[mark.filled ? 'ink' : 'white'], stroke: tones.ink, strokeWidth: 1.2 }
      const corners = dotCorners(mark)
      return corners ? (
        <polygon points={written(corners)} {...look} />
      ) : (
        <circle cx={mark.x} cy={mark.y} r={mark.size} {...look} />
      )
    }
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          textAnchor={mark.anchor}
          fontWeight={mark.bold ? 700 : undefined}
          fill={tones.ink}
        >
          {mark.text}
        </text>
      )
  }
}

const written = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${x},${y}`).join(' ')

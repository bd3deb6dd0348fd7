import { chartMessages } from 'shared/messages/chart.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { Bullet } from '../chart/Bullet.tsx'
import type { RowDrawn } from '../overview/overview-model.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { ChangeText } from '../ui/ChangeText.tsx'
import { GapText } from '../ui/GapText.tsx'
import { shown } from '../ui/kpi-scale.ts'

/** Six KPIs, each with its target and what is left to do. */
export function WallKpis({ rows, title }: { rows: readonly RowDrawn[]; title: string }) {
  const say = useSay()
  const locale = useLocale()
  return (
    <>
      <h2>{title}</h2>
      <ol className="wall-kpis">
        {rows.map(({ kpi, brief, value, compared, target, incomplete }) => (
          <li key={kpi}>
            <span>{brief.name[locale]}</span>
            <strong className={incomplete ? 'hatched' : undefined}>{value.text}</strong>
            {target ? (
              <span className="wall-target">
                <Bullet
                  value={shown(brief, value.ratio)}
                  target={target.value}
                  most={brief.measuredIn === 'percent' ? 100 : null}
                  met={target.met}
                  hatched={incomplete}
                  label={say(chartMessages.bulletSummary, { value: value.text, target: target.text })}
                />
                <span aria-hidden="true">{target.text}</span>
              </span>
            ) : (
              <span className="none">{say(uiMessages.noTarget)}</span>
            )}
            <span className="wall-gap">
              {target ? (
                <GapText kpi={brief} target={target} />
              ) : (
                <ChangeText kpi={brief} value={value} compared={compared} />
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

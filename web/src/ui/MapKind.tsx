import { boundaryPageMessages as m } from 'shared/messages/boundary.ts'
import { useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { Segmented } from './Segmented.tsx'
import { useMapKind } from './UnitMap.tsx'

/** The choice between tiles and boundaries, kept in the address; there is none until boundaries were imported. */
export function MapKind() {
  const say = useSay()
  const { kind, shapes } = useMapKind()
  const [, change] = usePageState()
  if (!shapes) return null
  return (
    <Segmented
      label={say(m.mapAs)}
      options={[
        { key: 'tiles', label: say(m.tiles) },
        { key: 'boundary', label: say(m.boundaries) },
      ]}
      value={kind}
      onChoose={(value) => change({ map: value === 'boundary' ? 'boundary' : undefined })}
    />
  )
}

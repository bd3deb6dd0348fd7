import { useEffect } from 'react'
import { applyTheme, recallTheme } from '../shell/preferences.ts'

/** Dark whatever was chosen for other pages: a bright wall blinds the room. What was chosen comes back afterwards. */
export function useDark(): void {
  useEffect(() => {
    applyTheme('dark')
    return () => applyTheme(recallTheme())
  }, [])
}

import type { Locale } from 'shared/text.ts'

export type Theme = 'system' | 'light' | 'dark'

/** A browser may forbid storage; a preference that cannot be kept is simply not kept. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Nothing to do: the choice holds until the page is left.
  }
}

export const recallLocale = (): Locale => (recall('nhipso.lang') === 'en' ? 'en' : 'vi')
export const keepLocale = (locale: Locale): void => keep('nhipso.lang', locale)

export function recallTheme(): Theme {
  const kept = recall('nhipso.theme')
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}
export const keepTheme = (theme: Theme): void => keep('nhipso.theme', theme)

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** When this reader last looked at what has changed. */
export function recallLook(): string | null {
  const kept = recall('nhipso.looked')
  return kept !== null && !Number.isNaN(Date.parse(kept)) ? kept : null
}
export const rememberLook = (instant: string): void => keep('nhipso.looked', instant)

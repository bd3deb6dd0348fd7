import { useState } from 'react'
import { shellMessages } from 'shared/messages/shell.ts'
import type { Locale } from 'shared/text.ts'
import { useLocale, useSay } from './locale.tsx'
import { applyTheme, keepLocale, keepTheme, recallTheme, type Theme } from './preferences.ts'
import { usePageState } from './use-page-state.ts'

export function LanguageSwitch() {
  const say = useSay()
  const locale = useLocale()
  const [, change] = usePageState()
  const choose = (lang: Locale) => {
    keepLocale(lang)
    change({ lang: lang === 'vi' ? undefined : lang })
  }
  return (
    <div className="switch" role="group" aria-label={say(shellMessages.language)}>
      <button
        type="button"
        lang="vi"
        aria-pressed={locale === 'vi'}
        aria-label={say(shellMessages.inVietnamese)}
        onClick={() => choose('vi')}
      >
        VI
      </button>
      <button
        type="button"
        lang="en"
        aria-pressed={locale === 'en'}
        aria-label={say(shellMessages.inEnglish)}
        onClick={() => choose('en')}
      >
        EN
      </button>
    </div>
  )
}

const names = {
  system: shellMessages.themeSystem,
  light: shellMessages.themeLight,
  dark: shellMessages.themeDark,
} as const

export function ThemeSwitch() {
  const say = useSay()
  const [theme, setTheme] = useState(recallTheme)
  const choose = (next: Theme) => {
    setTheme(next)
    keepTheme(next)
    applyTheme(next)
  }
  return (
    <label className="theme">
      <span className="unseen">{say(shellMessages.theme)}</span>
      <select value={theme} onChange={(event) => choose(event.target.value as Theme)}>
        {(['system', 'light', 'dark'] as const).map((key) => (
          <option key={key} value={key}>
            {say(names[key])}
          </option>
        ))}
      </select>
    </label>
  )
}

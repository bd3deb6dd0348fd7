import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { type MessageParameters, say } from 'shared/messages/say.ts'
import type { Locale, Text } from 'shared/text.ts'

const LocaleContext = createContext<Locale>('vi')

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return <LocaleContext value={locale}>{children}</LocaleContext>
}

export const useLocale = (): Locale => useContext(LocaleContext)

export type Say = (message: Text, parameters?: MessageParameters) => string

/** Says a message in the reader's language. */
export function useSay(): Say {
  const locale = useLocale()
  return (message, parameters) => say(locale, message, parameters)
}

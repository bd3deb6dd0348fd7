import { useMutation } from '@tanstack/react-query'
import { type Answer, sendFile } from '../http.ts'
import { useLocale } from '../shell/locale.tsx'
import { refusalOf } from '../use-order.ts'

/** A file of boundaries on its way: looked at first, kept once its report was read. The file itself stays here between. */
export function useBoundaryFile() {
  const lang = useLocale()
  const check = useMutation({
    mutationFn: (file: File): Promise<Answer<'checkBoundaries'>> => sendFile('checkBoundaries', file, {}, lang),
    networkMode: 'always',
  })
  const keep = useMutation({
    mutationFn: ({ file, digest }: { file: File; digest: string }): Promise<Answer<'importBoundaries'>> =>
      sendFile('importBoundaries', file, { digest }, lang),
    networkMode: 'always',
  })
  const error = keep.error ?? check.error
  return {
    check,
    keep,
    refusal: error && refusalOf(error),
    forget: () => {
      check.reset()
      keep.reset()
    },
  }
}

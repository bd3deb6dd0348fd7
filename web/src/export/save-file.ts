/** Hands a file to the reader, who finds it where the browser puts such things. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser still reads it for a moment.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** `nhip-so-ty-le-ho-so-truc-tuyen-2025-06-15_2025-07-14.csv`: readable, and safe in every file system. */
export function fileNameOf(title: string, period: { from: string; to: string } | null, extension: string): string {
  const plain = title
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)
  return ['nhip-so', plain, period && `${period.from}_${period.to}`].filter(Boolean).join('-') + `.${extension}`
}

/** The faces of the pages' own family as a style sheet that needs nothing from outside: a picture is read anywhere. */
export async function fontStyles(family: string): Promise<string> {
  const faces = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => unquoted(style.getPropertyValue('font-family')) === family)
  const embedded = await Promise.all(
    faces.map(async ({ style, parentStyleSheet }) => {
      const file = /url\(["']?([^"')]+)/.exec(style.getPropertyValue('src'))?.[1]
      if (file === undefined) return ''
      const address = new URL(file, parentStyleSheet?.href ?? location.href)
      const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
      const weight = style.getPropertyValue('font-weight')
      const range = style.getPropertyValue('unicode-range')
      return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${base64(bytes)}) format('woff2');unicode-range:${range}}`
    }),
  )
  return embedded.join('')
}

const unquoted = (text: string): string => text.replaceAll(/["']/g, '').trim()

function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

const browsers = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Cốc Cốc', /\bcoc_coc_browser\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const
const systems = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh|Mac OS X/],
  ['Linux', /Linux|X11/],
] as const

const find = (agent: string, names: readonly (readonly [string, RegExp])[]) =>
  names.find(([, pattern]) => pattern.test(agent))?.[0] ?? null

/** The browser and the system as people know them, as far as the header of the browser tells; never to be relied upon. */
export const agentName = (agent: string): { browser: string | null; system: string | null } => ({
  browser: find(agent, browsers),
  system: find(agent, systems),
})

/** `443, 8443` as numbers; null when part of it is no port. */
export function readPorts(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  const ports = [...new Set(parts.map((part) => (/^\d{1,5}$/.test(part) ? Number(part) : 0)))]
  return ports.length > 0 && ports.every((port) => port >= 1 && port <= 65_535) ? ports : null
}

export interface KeptAnswer {
  /** Bytes, not text: a string of Vietnamese is encoded anew at every answer, at half the speed. */
  body: Uint8Array<ArrayBuffer>
  headers: Record<string, string>
  etag: string
  /** By what data it was computed, and when. */
  stamp: string
  at: number
  /** The guard let somebody through to it who has not signed in: so it would the next, for it judges these by address. */
  open: boolean
  /** The same in fewer bytes, once somebody who takes it has asked, and while it is being made. */
  small?: KeptAnswer
  making?: Promise<KeptAnswer>
}

export interface AnswerStore {
  find(url: string): KeptAnswer | undefined
  keep(url: string, answer: KeptAnswer): void
  readonly bytes: number
}

/** Answers by URL, bounded in bytes; the one longest unused goes first. */
export function makeAnswerStore(maxBytes: number): AnswerStore {
  // A Map remembers the order of insertion: what is used is put to its end.
  const kept = new Map<string, KeptAnswer>()
  let bytes = 0
  // A quarter more for the same in brotli.
  const weigh = (url: string, answer: KeptAnswer) => answer.body.byteLength * 1.25 + url.length * 2 + 1_000
  const drop = (url: string) => {
    const answer = kept.get(url)
    if (!answer) return
    kept.delete(url)
    bytes -= weigh(url, answer)
  }
  return {
    find(url) {
      const answer = kept.get(url)
      if (answer) {
        kept.delete(url)
        kept.set(url, answer)
      }
      return answer
    },
    keep(url, answer) {
      drop(url)
      const weight = weigh(url, answer)
      if (weight > maxBytes / 4) return
      kept.set(url, answer)
      bytes += weight
      for (const [oldest] of kept) {
        if (bytes <= maxBytes) break
        drop(oldest)
      }
    },
    get bytes() {
      return bytes
    },
  }
}

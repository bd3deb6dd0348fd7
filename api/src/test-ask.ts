import { expect } from 'vitest'
import type { buildApp } from './app.ts'

export type Ask = <T>(
  who: string,
  path: string,
  body?: object,
  status?: number,
  headers?: Record<string, string>,
) => Promise<T>

/**
 * Asks a program as one of some people signed in: with a body what the site itself would send. Each time the clock is told to go
 * on, and the answer must have the status that is expected.
 */
export const askAs =
  (
    app: () => ReturnType<typeof buildApp>,
    people: Readonly<Record<string, Record<string, string>>>,
    tick: () => void,
  ): Ask =>
  async (who, path, body, status = 200, headers = {}) => {
    tick()
    const site = {
      origin: 'http://localhost:4310',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    }
    const response = await app().request(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...people[who], ...(body && { ...site, ...headers }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    expect(response.status, `${path}: ${await response.clone().text()}`).toBe(status)
    return (await response.json()) as never
  }

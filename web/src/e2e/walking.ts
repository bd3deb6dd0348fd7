import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'

export interface Walker {
  page: Page
  /** What the browser complained of so far. */
  complaints: string[]
}

interface Eyes {
  width: number
  scheme?: 'light' | 'dark'
  /** Whether the program may stay on the device and be read without a line; the others always see what is served now. */
  keeps?: boolean
  /** What its browser goes through, where that is not the straight way. */
  proxy?: { server: string; bypass: string }
}

/** A page as somebody with such a screen sees it, which remembers every error on the way. */
export async function walkerIn(
  browser: Browser,
  address: string,
  { width, scheme = 'light', keeps = false, proxy }: Eyes,
): Promise<Walker> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width < 800 ? 844 : 900 },
    colorScheme: scheme,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    serviceWorkers: keeps ? 'allow' : 'block',
    ...(proxy && { proxy }),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A resource that did not load is said without its address, which is what one needs to know.
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`.trim())
  })
  return { page, complaints }
}

/**
 * Waits until the page so headed is there and every question of it has its answer: no skeleton is left. The address
 * changes before the page does, so whoever follows a link must name the heading.
 */
export async function settled(page: Page, heading?: string | RegExp): Promise<void> {
  try {
    await page.getByRole('heading', { level: 1, ...(heading !== undefined && { name: heading }) }).waitFor()
    await page.waitForFunction(
      () =>
        document.querySelectorAll('.skeleton, [aria-busy="true"]').length === 0 &&
        document.querySelector('main h1') !== null,
    )
  } catch (error) {
    // What stood there instead is the first thing one asks.
    const shown = await page.evaluate(() => document.body.innerText.slice(0, 600))
    throw new Error(`${page.url()} did not settle; it shows:\n${shown}`, { cause: error })
  }
}

/** How many pixels the page is wider than the screen: more than none means reading sideways. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What axe finds wrong, as short sentences. */
export async function barriers(page: Page): Promise<string[]> {
  // No frame of ours needs the page of its own that axe would gather their findings in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
  )
}

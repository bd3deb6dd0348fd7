import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeTestFolder } from '../db/test-folder.ts'
import { movePages } from './build-web.ts'

let at = ''
beforeEach(async () => {
  at = await makeTestFolder('nhipso-pages-')
})
afterEach(() => rm(at, { recursive: true, force: true }))

const served = () => join(at, 'dist')
/** A page and the script it names, as one build leaves them. */
async function build(name: string): Promise<string> {
  const folder = join(at, name)
  await mkdir(join(folder, 'assets'), { recursive: true })
  await mkdir(join(folder, '.vite'))
  await writeFile(join(folder, 'index.html'), `page-${name}.js`)
  await writeFile(join(folder, `assets/page-${name}.js`), name)
  await writeFile(join(folder, '.vite/manifest.json'), '{}')
  return folder
}
const files = async () => (await readdir(served(), { recursive: true })).filter((name) => name.includes('.')).toSorted()

test('the pages of a build take the place of those before, which go', async () => {
  await movePages(await build('old'), served())
  await movePages(await build('new'), served())
  expect(await files()).toEqual(['.vite', '.vite/manifest.json', 'assets/page-new.js', 'index.html'])
  expect(await readFile(join(served(), 'index.html'), 'utf8')).toBe('page-new.js')
})

test('at no moment is there no page, or one whose script is missing', async () => {
  await movePages(await build('0'), served())
  let moved = false
  const reading = (async () => {
    let looks = 0
    for (; !moved; looks++) {
      const script = await readFile(join(served(), 'index.html'), 'utf8')
      const found = await readFile(join(served(), 'assets', script), 'utf8').catch(() => null)
      // Gone is only what the page does not name any more.
      if (found === null) expect(await readFile(join(served(), 'index.html'), 'utf8')).not.toBe(script)
    }
    return looks
  })()
  for (let n = 1; n <= 20; n++) await movePages(await build(String(n)), served())
  moved = true
  expect(await reading).toBeGreaterThan(0)
})

test('two programs that built the same at once leave it whole', async () => {
  const [one, other] = [await build('same'), join(at, 'other')]
  await mkdir(join(other, 'assets'), { recursive: true })
  await writeFile(join(other, 'index.html'), 'page-same.js')
  await writeFile(join(other, 'assets/page-same.js'), 'same')
  await Promise.all([movePages(one, served()), movePages(other, served())])
  expect(await readFile(join(served(), 'assets/page-same.js'), 'utf8')).toBe('same')
  expect(await readFile(join(served(), 'index.html'), 'utf8')).toBe('page-same.js')
})

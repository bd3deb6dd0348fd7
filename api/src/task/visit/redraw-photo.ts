import sharp from 'sharp'
import { photoLimits } from 'shared/task/visit/visit.ts'

/**
 * A process of its own, as with spreadsheets: somebody's picture is read here and drawn anew, so that nothing of the file
 * goes on but what is seen, upright, no larger than needed; place, time and device stay behind.
 */
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const input = Buffer.concat(chunks)
const picture = input.subarray(input.indexOf(10) + 1)

sharp.cache(false)
sharp.concurrency(1)
const { edge, pixels } = photoLimits
try {
  const { data, info } = await sharp(picture, { limitInputPixels: pixels, failOn: 'error' })
    .rotate()
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 78 })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  process.stdout.write(`${JSON.stringify({ width, height, image: data.toString('base64') })}\n`)
} catch {
  process.stdout.write(`${JSON.stringify({ fault: 'broken' })}\n`)
}

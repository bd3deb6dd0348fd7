import { photoLimits } from 'shared/task/visit/visit.ts'

/**
 * A photo as it is kept and sent: no larger than is needed to see what is on it, and drawn anew, so that place, time and
 * device stay on the phone. Null for what is no picture.
 */
export async function shrinkPhoto(file: Blob): Promise<ArrayBuffer | null> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, photoLimits.edge / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8))
    return blob && (await blob.arrayBuffer())
  } catch {
    return null
  }
}

/** As an address that a page may show: ours allow pictures as data, and no others from memory. */
export const dataUrl = (image: ArrayBuffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the picture could not be read')))
    reader.readAsDataURL(new Blob([image], { type: 'image/jpeg' }))
  })

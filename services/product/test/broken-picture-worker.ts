/** Dies of an AVIF, says nothing of a JPEG, and makes the rest. */
import type { PictureTask } from '../flows/picture-process.ts'

process.on('disconnect', () => process.exit())
process.on('message', ({ size }: PictureTask) => {
  if (size?.format === 'avif') process.exit(1)
  if (size?.format !== 'jpeg') process.send?.({ bytes: Buffer.from('made') })
})

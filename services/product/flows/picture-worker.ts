/**
 * The process of `flows/picture-process.ts`: it decodes what strangers may have made, so it has no secrets, no connections and the
 * lowest of claims on the processor. Pictures come in one at a time, what was made of them goes out.
 */
import { writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import type { PictureReply, PictureTask } from './picture-process.ts'

const NICE = 10
// Before sharp is loaded: its threads have the priority of the one that starts them.
setPriority(NICE)
endFirst()
const { readPicture, resizePicture } = await import('./picture-codec.ts')

/** Where the memory of a container is at its end, the kernel ends this process, and not the largest one: the service. */
function endFirst(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {
    // Not on Linux.
  }
}

async function replyTo({ bytes, size }: PictureTask): Promise<PictureReply> {
  try {
    return size ? { bytes: await resizePicture(bytes, size) } : { data: await readPicture(bytes) }
  } catch (error) {
    return { error: (error as Error).message }
  }
}

process.on('disconnect', () => process.exit())
process.on('message', async (task: PictureTask) => {
  const reply = await replyTo(task)
  process.send?.(reply)
})

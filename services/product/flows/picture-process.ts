import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { within } from '@stoa/kit/timing/within'
import { UnavailableError } from '@stoa/kit/values/problem'
import type { PictureData, PictureSize } from '../domain/picture-size.ts'

/** A picture to resize, or, without a size, to read. */
export interface PictureTask {
  bytes: Buffer
  size?: PictureSize
}

export interface PictureReply {
  bytes?: Buffer
  data?: PictureData
  error?: string
}

/** Twenty times what the largest picture takes on a free processor. */
const DEADLINE_MS = 20_000
/** The process ends when nobody has needed it for so long: a shop whose pictures are made does not carry it. */
const IDLE_MS = 30_000

/** What became of a task whose process died of it, or was too slow. */
export class PictureProcessError extends Error {}

async function replyOf(child: ChildProcess, task: PictureTask, deadlineMs: number): Promise<PictureReply> {
  const settled = new AbortController()
  const { signal } = settled
  const replied = once(child, 'message', { signal })
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new PictureProcessError('the process ended')
  })
  const late = () => new PictureProcessError(`it took longer than ${deadlineMs} ms`)
  try {
    child.send(task)
    const [reply] = (await within(deadlineMs, Promise.race([replied, ended]), late)) as [PictureReply]
    return reply
  } finally {
    settled.abort()
    await Promise.allSettled([replied, ended])
  }
}

/**
 * One process that works on one picture at a time, and is ended with the picture that takes too long. A process and not a thread:
 * a decoder that fails takes everything around it along, and its memory is given back.
 */
export function createPictureProcess({
  file = new URL('./picture-worker.ts', import.meta.url),
  deadlineMs = DEADLINE_MS,
} = {}) {
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  const end = () => {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = null
  }
  const open = () => {
    // Our settings, secrets among them, are not for what decodes strangers' files.
    const opened = fork(file, {
      execArgv: [],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    opened.on('error', () => undefined)
    return opened
  }
  return {
    async run(task: PictureTask): Promise<PictureReply> {
      clearTimeout(idle)
      child ??= open()
      child.ref()
      child.channel?.ref()
      try {
        const reply = await replyOf(child, task, deadlineMs)
        child?.unref()
        child?.channel?.unref()
        idle = setTimeout(end, IDLE_MS).unref()
        return reply
      } catch (error) {
        // What was stopped along with the service says nothing of the picture.
        const isStopped = child === null
        end()
        throw isStopped ? new UnavailableError('The process of pictures was stopped.', false) : error
      }
    },
    end,
  }
}

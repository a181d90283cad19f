import { parentPort } from 'node:worker_threads'
import { readDescription } from '../domain/description.ts'

/** A worker that some texts keep busy for ever, as a fault of a parser would. */
parentPort?.on('message', (html: string) => {
  if (html.startsWith('stuck')) {
    for (;;) {
      // Only ending the thread ends this.
    }
  }
  parentPort?.postMessage(readDescription(html))
})

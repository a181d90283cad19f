/** What the thread of `flows/descriptions.ts` runs: texts come in, results go out. */
import { parentPort } from 'node:worker_threads'
import { readDescription } from '../domain/description.ts'

parentPort?.on('message', (html: string) => parentPort?.postMessage(readDescription(html)))

import { fileURLToPath } from 'node:url'
import { bootstrap } from '../services/all-in-one/bootstrap.mjs'

await bootstrap({
  root: fileURLToPath(new URL('..', import.meta.url)),
  program: 'bench/run.ts',
  args: process.argv.slice(2),
})

import { fileURLToPath } from 'node:url'
import { bootstrap } from './bootstrap.mjs'

await bootstrap({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  program: 'services/all-in-one/main.ts',
  args: process.argv.slice(2),
})

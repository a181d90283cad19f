import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bootstrap } from './bootstrap.mjs'
import { complaintsOfPorts } from './ports.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Then the ports are its own, and the program says which process to stop. */
function isRunning() {
  try {
    process.kill(JSON.parse(readFileSync(join(root, '.stoa', 'run', 'owner.json'), 'utf8')).pid, 0)
    return true
  } catch {
    return false
  }
}

const complaints = isRunning() ? [] : await complaintsOfPorts(process.env)
if (complaints.length > 0) {
  console.error(complaints.join('\n'))
  process.exitCode = 1
} else {
  await bootstrap({ root, program: 'services/all-in-one/main.ts', args: process.argv.slice(2) })
}

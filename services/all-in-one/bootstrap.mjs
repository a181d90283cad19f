// Runs under whatever Node the machine has (>= 20.19), before anything is installed: built-ins only, plain JavaScript.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'

const OLDEST_NODE = [20, 19]
const TYPE_STRIPPING_NODE = 24
/** Young garbage is collected sooner, which a container's image sets too: docs/decisions/0019-memory-is-given-back.md. */
const V8_OPTIONS = ['--max-semi-space-size=4']
/** Beside the packages, because it is good for as long as they are: docs/decisions/0040-compiled-code-is-kept.md. */
const COMPILED = join('node_modules', '.cache', 'stoa-compiled')
const UNREACHABLE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|E50[234])\b/

/**
 * Installs the project's packages when needed, then runs a TypeScript file under the project's own Node
 * and ends with that program's exit code.
 * @param {{ root: string, program: string, args: string[] }} what `program` is a path below `root`
 */
export async function bootstrap({ root, program, args }) {
  try {
    refuseOldNode()
    await install(root)
    await runUnderProjectNode(root, join(root, program), args)
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

class StartError extends Error {}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new StartError(
      `Stoa needs Node ${OLDEST_NODE.join('.')} or newer to start; this is ${process.versions.node}.`,
    )
  }
}

async function install(root) {
  const stamp = join(root, 'node_modules', '.stoa-installed')
  const wanted = fingerprint(root)
  if (isInstalled(root, stamp, wanted)) return
  const hasLock = existsSync(join(root, 'package-lock.json'))
  console.log('Installing packages (once, about a minute) …')
  await npm(root, [hasLock ? 'ci' : 'install'])
  writeFileSync(stamp, fingerprint(root))
}

/** Native parts of node_modules belong to one platform: a folder shared with a container is installed anew. */
function fingerprint(root) {
  const lock = join(root, 'package-lock.json')
  const content = existsSync(lock) ? readFileSync(lock) : ''
  return `${createHash('sha256').update(content).digest('hex')} ${process.platform}-${process.arch}\n`
}

function isInstalled(root, stamp, wanted) {
  if (!existsSync(projectNode(root))) return false
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  // npm was run by hand: it writes this hidden lock file last, so a newer one means that the lock file is installed.
  const byHand = join(root, 'node_modules', '.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (!existsSync(byHand) || !existsSync(lock)) return false
  if (statSync(byHand).mtimeMs < statSync(lock).mtimeMs) return false
  writeFileSync(stamp, wanted)
  return true
}

async function npm(root, args) {
  const began = Date.now()
  const progress = setInterval(() => {
    console.log(`  still installing (${Math.round((Date.now() - began) / 1000)} s)`)
  }, 10_000)
  const settings = ['--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=3', '--fetch-retry-mintimeout=1000']
  const child = spawn('npm', [...args, ...settings, '--fetch-retry-factor=2'], {
    cwd: root,
    env: { ...process.env, PATH: pathWithout(join(root, 'node_modules')) },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errorOutput = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errorOutput += text
  })
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.code))
    child.once('close', resolve)
  })
  clearInterval(progress)
  if (code === 0) return
  if (code === 'ENOENT')
    throw new StartError('npm was not found on PATH: install it together with Node, then run this again.')
  const why = UNREACHABLE.exec(errorOutput)
  if (why)
    throw new StartError(
      `npm's registry cannot be reached (${why[0]}): check the network or \`npm config get registry\`, then run this again.`,
    )
  throw new StartError(`npm ${args[0]} failed (${code}):\n${errorOutput.trim().split('\n').slice(-20).join('\n')}`)
}

/** `npm ci` deletes node_modules, so npm itself must not run on the Node that lives there. */
function pathWithout(folder) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => !entry.startsWith(folder))
    .join(delimiter)
}

function projectNode(root) {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

function chooseNode(root) {
  if (existsSync(projectNode(root))) return projectNode(root)
  if (Number(process.versions.node.split('.')[0]) >= TYPE_STRIPPING_NODE) return process.execPath
  throw new StartError(
    "The project's own Node is missing, perhaps because npm skips install scripts: run `npm rebuild node`, then this again.",
  )
}

async function runUnderProjectNode(root, program, args) {
  const node = chooseNode(root)
  const child = spawn(node, [...V8_OPTIONS, program, ...args], {
    // The fourth channel carries nothing: it closes when this process dies, even by SIGKILL, and the program then stops.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      NODE_COMPILE_CACHE: join(root, COMPILED),
      ...process.env,
      PATH: [join(root, 'node_modules', '.bin'), pathWithout(join(root, 'node_modules'))].join(delimiter),
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => forward(child, signal))
  stopWithNpm(child)
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (...ended) => resolve(ended))
  })
  // Exit is explicit: signal listeners and timers above would keep this process alive.
  process.exit(signal ? 128 + constants.signals[signal] : code)
}

function forward(child, signal) {
  // A terminal sends Ctrl-C to the whole group, so the program has it already.
  if (signal === 'SIGINT' && process.stdin.isTTY) return
  child.kill(signal)
}

/**
 * npm sends signals to the shell it may have started us in, and that shell does not pass them on; npm may also die by
 * SIGKILL. In both cases the only sign is that our chain of parents up to npm has changed.
 */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return
  const isBelowShell = /^\S*sh$/.test(fromProc(process.ppid, 'cmdline').split('\0')[0])
  // proc(5): the second field after the name in brackets is the parent. Elsewhere than on Linux our own parent must do.
  const npm = () => (isBelowShell ? fromProc(process.ppid, 'stat').split(') ').at(-1).split(' ')[1] : '')
  const chain = `${process.ppid} ${npm()}`
  setInterval(() => {
    if (`${process.ppid} ${npm()}` !== chain) child.kill('SIGTERM')
  }, 1000).unref()
}

function fromProc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'

const bootstrap = fileURLToPath(new URL('../bootstrap.mjs', import.meta.url))

/** A project whose `npm` is a script: it writes down its arguments and lays out node_modules, or fails with `errorOutput`. */
function project(t: Test, errorOutput = ''): { root: string; run: () => Promise<Outcome>; npmCalls: () => string } {
  const root = join(t.testdir(), 'my shop')
  const bin = join(root, 'fake-bin')
  mkdirSync(bin, { recursive: true })
  const install = errorOutput
    ? `echo '${errorOutput}' >&2; exit 1`
    : `mkdir -p node_modules/node/bin && ln -sf '${process.execPath}' node_modules/node/bin/node`
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$1" >> npm-calls\n${install}\n`)
  chmodSync(join(bin, 'npm'), 0o755)
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(
    join(root, 'program.ts'),
    "const args: string[] = process.argv.slice(2)\nconsole.log(args.join('+'))\nprocess.exitCode = 7\n",
  )
  const start = `import { bootstrap } from ${JSON.stringify(bootstrap)}
await bootstrap({ root: import.meta.dirname, program: 'program.ts', args: process.argv.slice(2) })\n`
  writeFileSync(join(root, 'start.mjs'), start)
  const env = { ...process.env, PATH: `${bin}:/usr/bin:/bin` }
  const run = () => outcomeOf(root, env)
  return { root, run, npmCalls: () => readFileSync(join(root, 'npm-calls'), 'utf8') }
}

interface Outcome {
  code: unknown
  stdout: string
  stderr: string
}

function outcomeOf(root: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'start.mjs'), 'a b', 'c'], { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr })
    })
  })
}

t.test('installs once, passes arguments and exit code on, and installs again when the lock file changes', async (t) => {
  const { root, run, npmCalls } = project(t)
  const first = await run()
  t.equal(first.code, 7)
  t.match(first.stdout, 'Installing packages')
  t.match(first.stdout, 'a b+c')
  t.equal(npmCalls(), 'ci\n')

  t.equal((await run()).stdout, 'a b+c\n', 'the second start goes straight to the program')
  t.equal(npmCalls(), 'ci\n')

  writeFileSync(join(root, 'package-lock.json'), '{"changed":true}')
  await run()
  t.equal(npmCalls(), 'ci\nci\n')
})

t.test('believes an installation that someone made by hand', async (t) => {
  const { root, run } = project(t)
  mkdirSync(join(root, 'node_modules', 'node', 'bin'), { recursive: true })
  symlinkSync(process.execPath, join(root, 'node_modules', 'node', 'bin', 'node'))
  const hidden = join(root, 'node_modules', '.package-lock.json')
  writeFileSync(hidden, '{}')
  const later = Date.now() / 1000 + 60
  utimesSync(hidden, later, later)
  t.equal((await run()).stdout, 'a b+c\n')
})

t.test('says in one sentence that the registry is out of reach', async (t) => {
  const { run } = project(t, 'npm error code ENOTFOUND')
  const { code, stderr } = await run()
  t.equal(code, 1)
  t.match(stderr, /^npm's registry cannot be reached \(ENOTFOUND\): .*\n$/)
})

t.test('a signal reaches the program, and its death by SIGKILL ends the program too', async (t) => {
  const { root } = project(t)
  mkdirSync(join(root, 'node_modules', 'node', 'bin'), { recursive: true })
  symlinkSync(process.execPath, join(root, 'node_modules', 'node', 'bin', 'node'))
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{}')
  const signals = fileURLToPath(new URL('../signals.ts', import.meta.url))
  const program = `import { onStopRequest } from ${JSON.stringify(signals)}
const timer = setInterval(() => undefined, 60_000)
onStopRequest((reason: string) => { console.log('stopping: ' + reason); clearInterval(timer); process.exitCode = 5 })
console.log('up')\n`
  writeFileSync(join(root, 'program.ts'), program)

  for (const [signal, reason] of [
    ['SIGTERM', 'SIGTERM'],
    ['SIGINT', 'SIGINT'],
    ['SIGKILL', 'launcher gone'],
  ] as const) {
    const launcher = spawn(process.execPath, [join(root, 'start.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    launcher.stdout.setEncoding('utf8')
    launcher.stdout.on('data', (text: string) => {
      output += text
      if (text.includes('up')) launcher.kill(signal)
    })
    await once(launcher.stdout, 'end')
    t.equal(output, `up\nstopping: ${reason}\n`, signal)
    if (signal !== 'SIGKILL')
      t.equal(launcher.exitCode ?? (await once(launcher, 'exit'))[0], 5, `exit code after ${signal}`)
  }
})

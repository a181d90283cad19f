import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openJourney } from './journey.ts'
import { cacheFolder, runIn, skipUnless, workFolder } from './work-folder.ts'

/** Whether there is a Python that the generator runs on, and can make environments. */
function hasPython(): boolean {
  const check = 'import ensurepip, venv, sys; sys.exit(sys.version_info < (3, 10))'
  try {
    execFileSync('python3', ['-c', check], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The folder of an environment's programs, with what requirements.txt names; made once. */
async function environment(): Promise<string> {
  const requirements = join(import.meta.dirname, 'python', 'requirements.txt')
  const state = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16)
  const folder = cacheFolder(`python-${state}`)
  const bin = join(folder, 'bin')
  if (existsSync(join(folder, 'complete'))) return bin
  rmSync(folder, { recursive: true, force: true })
  await runIn(import.meta.dirname, 'python3', ['-m', 'venv', folder])
  await runIn(import.meta.dirname, join(bin, 'pip'), ['install', '--quiet', '--requirement', requirements])
  writeFileSync(join(folder, 'complete'), '')
  return bin
}

const skip = skipUnless(hasPython(), 'Python 3.10 or newer with venv')

t.test('a Python client made by openapi-python-client buys something and reads the order', { skip }, async (t) => {
  const bin = await environment()
  const { path, run } = workFolder(t, 'python')
  const journey = await openJourney(t)
  const config = ['--config', 'openapi-python-client.yaml', '--meta', 'none', '--output-path', 'stoa']
  const generate = ['generate', '--url', journey.documentUrl, '--fail-on-warning', ...config]
  const { stdout: said } = await run(join(bin, 'openapi-python-client'), generate)
  t.notMatch(said, /warning/i, 'nothing of the document is left out')
  t.strictSame(untypedFields(join(path, 'stoa', 'models')), [], 'every declared field has a type')
  const { stdout } = await run(join(bin, 'python'), ['buy.py'], journey.env)
  await journey.check(stdout, 'Python')
})

/** Fields whose type is anything, other than members that a schema leaves open. */
function untypedFields(models: string): string[] {
  return readdirSync(models).flatMap((file) => {
    const lines = readFileSync(join(models, file), 'utf8').split('\n')
    return lines.filter((line) => /^ {4}\w+: .*\bAny\b/.test(line) && !line.includes('additional_properties'))
  })
}

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openJourney } from './journey.ts'
import { skipUnless, workFolder } from './work-folder.ts'

const [, major, minor] = /^go (\d+)\.(\d+)/m.exec(readFileSync(join(import.meta.dirname, 'go', 'go.mod'), 'utf8')) ?? []

/** Whether the Go on PATH is the one of go.mod or newer. */
function hasGo(): boolean {
  try {
    const version = /go(\d+)\.(\d+)/.exec(execFileSync('go', ['version'], { encoding: 'utf8' }))
    return version?.[1] === major && Number(version?.[2]) >= Number(minor)
  } catch {
    return false
  }
}

const skip = skipUnless(hasGo(), `Go ${major}.${minor} or newer`)

t.test('a Go client made by oapi-codegen buys something and reads the order', { skip }, async (t) => {
  const { path, run } = workFolder(t, 'go')
  const journey = await openJourney(t)
  const { stderr } = await run('go', ['tool', 'oapi-codegen', '-config', 'oapi-codegen.yaml', journey.documentUrl])
  t.notMatch(stderr, /warning/i, 'the generator has no reservations')
  const generated = readFileSync(join(path, 'stoa', 'client.gen.go'), 'utf8')
  t.strictSame(untypedFields(generated), [], 'every declared field has a type')
  const { stdout } = await run('go', ['run', '.'], journey.env)
  await journey.check(stdout, 'Go')
})

/** Fields whose type is anything, other than members that a schema leaves open. */
function untypedFields(code: string): string[] {
  const fields = code.split('\n').filter((line) => /^\t\w+ +\S*(interface\{\}|\bany\b)\S* +`json:/.test(line))
  return fields.filter((line) => !line.includes('AdditionalProperties'))
}

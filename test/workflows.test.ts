import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { parse } from 'yaml'
import { ROOT } from './harness/compose-file.ts'

interface Workflow {
  permissions?: Record<string, string>
  concurrency?: { group?: string }
  jobs: Record<string, { 'timeout-minutes'?: number; steps: { uses?: string; run?: string }[] }>
}

const FOLDER = join(ROOT, '.github', 'workflows')
const files = readdirSync(FOLDER)

for (const file of files) {
  const text = readFileSync(join(FOLDER, file), 'utf8')
  const workflow = parse(text) as Workflow

  t.test(`${file} pins every action to a full commit hash and names its version`, async (t) => {
    const used = text.split('\n').filter((line) => /\buses:/.test(line))
    t.ok(used.length > 0)
    for (const line of used) t.match(line, /uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  t.test(
    `${file} reads the repository and may do nothing else, has a time limit and a concurrency group`,
    async (t) => {
      t.strictSame(workflow.permissions, { contents: 'read' })
      t.ok(workflow.concurrency?.group)
      for (const [name, job] of Object.entries(workflow.jobs)) {
        t.ok((job['timeout-minutes'] ?? Number.POSITIVE_INFINITY) <= 60, `${name} ends within an hour`)
      }
    },
  )
}

t.test('one workflow runs .ci/run', async (t) => {
  const commands = files.flatMap((file) => {
    const { jobs } = parse(readFileSync(join(FOLDER, file), 'utf8')) as Workflow
    return Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
  })
  t.ok(commands.includes('.ci/run'))
})

import { join } from 'node:path'
import t from 'tap'
import { ROOT } from '../harness/compose-file.ts'
import { openJourney } from './journey.ts'
import { runIn, workFolder } from './work-folder.ts'

const tsc = join(ROOT, 'node_modules', '.bin', 'tsc')

t.test('openapi-fetch, typed by openapi-typescript, buys something and reads the order', async (t) => {
  const { path, run } = workFolder(t, 'fetch')
  const journey = await openJourney(t)
  const generate = ['openapi-typescript', journey.documentUrl, '--output', join(path, 'stoa.ts')]
  // The generator that our own code is made with, too.
  await runIn(ROOT, 'npm', ['exec', '--workspace=openapi/codegen', '--', ...generate])
  await run(tsc, ['--project', path])
  const { stdout } = await run(process.execPath, ['buy.ts'], journey.env)
  await journey.check(stdout, 'fetch')
})

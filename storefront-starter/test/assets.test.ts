import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { keepAssets, readAssets } from '../server/assets.ts'

t.test('the files of the build before are served after an update, for a week', async (t) => {
  const build = (name: string) => ({ assets: { [`page-${name}.js`]: name }, 'favicon.svg': '<svg/>' })
  const folder = t.testdir({ one: build('one'), two: build('two'), three: build('three') })
  const kept = join(folder, 'kept')
  const serve = (name: string, nowMs: number) => {
    const own = join(folder, name)
    return keepAssets(readAssets(own), { own, kept, nowMs })
  }
  serve('one', Date.now())
  const assets = serve('two', Date.now())
  t.match(assets.get('/assets/page-one.js'), { isImmutable: true, type: /javascript/ })
  t.ok(assets.has('/assets/page-two.js'))
  t.match(assets.get('/favicon.svg'), { isImmutable: false })
  const old = new Date(Date.now() - 8 * 86_400_000)
  utimesSync(join(kept, 'page-one.js'), old, old)
  t.notOk(serve('three', Date.now()).has('/assets/page-one.js'))
})

/** The generator as its users meet it: run on a tiny spec, all it writes compared with what is committed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import t from 'tap'
import { Shop } from './shop.ts'

const snapshots = join(import.meta.dirname, 'snapshot')
/** Files end in .txt so that no tool takes them for sources. */
const snapshotOf = (path: string) => join(snapshots, `${path}.txt`)

t.test('the whole output for the tiny spec (rewrite with STOA_SNAPSHOTS=write)', async (t) => {
  const shop = new Shop(t)
  const { code, text } = await shop.generate()
  t.equal(code, 0, text)
  const files = shop.generated()
  if (process.env.STOA_SNAPSHOTS === 'write') {
    rmSync(snapshots, { recursive: true, force: true })
    for (const [path, content] of files) {
      mkdirSync(dirname(snapshotOf(path)), { recursive: true })
      writeFileSync(snapshotOf(path), content)
    }
  }
  for (const [path, content] of files) {
    t.equal(content, existsSync(snapshotOf(path)) ? readFileSync(snapshotOf(path), 'utf8') : null, path)
  }
  const kept = readdirSync(snapshots, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  t.equal(kept.length, files.size, 'no snapshot of a file that is not made any more')

  t.test('a second run and a check find nothing to do', async (t) => {
    t.match(await shop.generate(), { code: 0, text: /generated 0 changed files/ })
    t.match(await shop.generate('--check'), { code: 0, text: /up to date/ })
  })

  t.test('a check finds files that were edited, lost, or left behind, and changes nothing', async (t) => {
    shop.edit('services/shop/generated/routes.ts', '"listThings"', '"listThingz"')
    rmSync(join(shop.root, 'sdk/src/generated/operations.ts'))
    writeFileSync(join(shop.root, 'services/stock/generated/old.ts'), '')
    const { code, text } = await shop.generate('--check')
    t.equal(code, 1)
    t.match(
      text,
      /^sdk\/src\/generated\/operations\.ts\nservices\/shop\/generated\/routes\.ts\nservices\/stock\/generated\/old\.ts$/m,
    )
    t.match(readFileSync(join(shop.root, 'services/shop/generated/routes.ts'), 'utf8'), /listThingz/)
    t.match(await shop.generate(), { code: 0, text: /generated 3 changed files/ })
    t.same(shop.generated(), files, 'a run mends all three')
  })

  t.test('a check finds a spec that was edited without generating', async (t) => {
    shop.edit('openapi/shop.yaml', 'summary: Buys a thing', 'summary: Buys one thing')
    const { code, text } = await shop.generate('--check')
    t.equal(code, 1)
    t.match(text, /services\/shop\/generated\/types\.ts/)
    t.match(text, /sdk\/src\/generated\/resources\/things\.ts/)
  })
})

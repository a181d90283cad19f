import { until } from '../../harness/until.ts'
import type { Story } from './story.ts'

const HEADER = 'Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status'
const MUGS = 'mug-blue,Blue mug,MUG-BLUE,shopify,12,12.50,active\nmug-red,Red mug,MUG-RED,shopify,6,twelve,active'
/** Enough to be running while the next one waits. */
const MANY = 400

const ENDED = new Set(['done', 'failed', 'cancelled'])

/** Pictures and stock come with an import; a busy machine takes its time. */
const LIMIT_MS = 300_000

async function untilEnded({ unseen }: Story, id: string): Promise<void> {
  await until(
    'the import has ended',
    async () => (ENDED.has((await unseen.admin.imports.get(id)).state) ? true : null),
    LIMIT_MS,
  )
}

/** A merchant imports a file, reads what became of it, and takes it back. */
export async function importFile(story: Story): Promise<void> {
  const { imports } = story.staff.admin
  const { id } = await imports.create(`${HEADER}\n${MUGS}\n`, { currency: 'EUR' })
  await untilEnded(story, id)
  await imports.get(id)
  await imports.list()
  await imports.listProducts(id)
  await imports.listRejections(id)
  await imports.revert(id)
  await until('it is taken back', async () =>
    (await story.unseen.admin.imports.get(id)).revert?.state === 'done' ? true : null,
  )
}

/** A merchant changes their mind about a file that waits for another one. */
export async function cancelImport(story: Story): Promise<void> {
  const cups = (name: string) =>
    Array.from({ length: MANY }, (_, index) => `${name}-${index},Cup,${name}-${index},,,9.50,draft`).join('\n')
  const { imports } = story.unseen.admin
  const first = await imports.create(`${HEADER}\n${cups('cup')}\n`, { currency: 'EUR' })
  const second = await imports.create(`${HEADER}\n${cups('glass')}\n`, { currency: 'EUR' })
  await story.staff.admin.imports.cancel(second.id)
  await untilEnded(story, first.id)
}

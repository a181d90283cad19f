import { listPage } from '@stoa/kit/contract/list-page'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { suppressible, suppressionId } from '../domain/suppression.ts'
import { deleteSuppression, listSuppressions, type Suppression } from '../store/suppressions.ts'

const present = ({ _id: id, channel, address, reason, delivery_id, created_at }: Suppression) => ({
  ...{ id, channel, address, reason, notification_id: delivery_id },
  created_at: created_at.toISOString(),
})

export const listSuppressedAddresses: Handler<'listSuppressedAddresses'> = async ({ query }, ctx) => {
  const { channel, address } = query
  const filter = {
    ...(channel ? { channel } : {}),
    ...(address ? { ids: suppressible.map((each) => suppressionId(each, address)) } : {}),
  }
  const body = await listPage(ctx, query, {
    list: 'suppressions',
    read: (from) => listSuppressions(ctx.suppressions, filter, from),
    keyOf: ({ sort_key }) => sort_key,
    present,
  })
  return { status: 200, body }
}

export const liftSuppression: Handler<'liftSuppression'> = async ({ params }, ctx) => {
  if (!(await deleteSuppression(ctx.suppressions, params.id))) throw notFound('The suppression')
  return { status: 204 }
}

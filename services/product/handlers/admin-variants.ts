import { etagOf } from '@stoa/kit/http/etag'
import type { Handler } from '../context.ts'
import * as flow from '../flows/variant.ts'

const answer = ({ stored, variant }: flow.ChangedVariant) => ({
  headers: { etag: etagOf(stored.product.version) },
  body: variant,
})

const idsOf = (params: { id: string; variantId: string }) => ({ productId: params.id, variantId: params.variantId })

export const createVariant: Handler<'createVariant'> = async ({ params, headers, body }, ctx) => ({
  status: 201,
  ...answer(await flow.createVariant(ctx, params.id, headers['if-match'], body)),
})

export const updateVariant: Handler<'updateVariant'> = async ({ params, headers, body }, ctx) => ({
  status: 200,
  ...answer(await flow.updateVariant(ctx, idsOf(params), headers['if-match'], body)),
})

export const setPrices: Handler<'setPrices'> = async ({ params, headers, body }, ctx) => ({
  status: 200,
  ...answer(await flow.updateVariant(ctx, idsOf(params), headers['if-match'], { prices: body.prices })),
})

export const deleteVariant: Handler<'deleteVariant'> = async ({ params, headers }, ctx) => {
  await flow.deleteVariant(ctx, idsOf(params), headers['if-match'])
  return { status: 204 }
}

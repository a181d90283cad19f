import { commit } from '@stoa/kit/postgres/idempotency'
import { newId } from '@stoa/kit/values/ids'
import type { Handler } from '../context.ts'
import * as store from '../store/locations.ts'

const present = (location: store.Location) => ({ ...location, created_at: location.created_at.toISOString() })

export const listLocations: Handler<'listLocations'> = async (_input, ctx) => ({
  status: 200,
  body: { data: (await store.listLocations(ctx.pg)).map(present) },
})

export const createLocation: Handler<'createLocation'> = ({ body }, ctx) =>
  commit(ctx, async (tx) => ({
    status: 201,
    body: present(await store.insertLocation(tx, { id: newId('loc', ctx.now.getTime()), name: body.name })),
  }))

import { command } from '@stoa/kit/postgres/command'
import { newId } from '@stoa/kit/values/ids'
import type { Handler } from '../context.ts'
import * as store from '../store/locations.ts'

const present = (location: store.Location) => ({ ...location, created_at: location.created_at.toISOString() })

export const listLocations: Handler<'listLocations'> = async (_input, ctx) => ({
  status: 200,
  body: { data: (await store.listLocations(ctx.pg)).map(present) },
})

export const createLocation: Handler<'createLocation'> = ({ body }, ctx) =>
  command(ctx, async () => {
    const id = newId('loc', ctx.now.getTime())
    const location = { id, name: body.name, is_default: false, created_at: ctx.now }
    return { change: store.insertLocation(location), response: { status: 201, body: present(location) } }
  })

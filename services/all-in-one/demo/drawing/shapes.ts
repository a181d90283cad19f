import type { Shape } from './canvas.ts'
import { care } from './care.ts'
import { carry } from './carry.ts'
import { clothing } from './clothing.ts'
import { desk } from './desk.ts'
import { garden } from './garden.ts'
import { kitchen } from './kitchen.ts'
import { play } from './play.ts'
import { rooms } from './rooms.ts'

const all = { ...kitchen, ...rooms, ...garden, ...clothing, ...carry, ...desk, ...play, ...care }

export type ShapeName = keyof typeof all

/** Everything that can be drawn, by name. */
export const shapes: Record<ShapeName, Shape> = all

import { serviceFactories } from '@stoa/all-in-one/services'
import type { Route } from '@stoa/kit/contract/operations'
import { buildSerializer } from '@stoa/kit/contract/serialisation'
import { createValidatorCompiler } from '@stoa/kit/contract/validation'
import t from 'tap'

/** Why a function of a schema cannot be made; that nothing fits it is no matter. */
function faultOf(use: (value: unknown) => unknown): string[] {
  try {
    use({})
    return []
  } catch (error) {
    const { message } = error as Error
    return message.endsWith(' is required!') ? [] : [message]
  }
}

/** A running service compiles a schema when it is first used, so nothing else would tell of one that cannot be. */
t.test('every schema of every operation compiles', async (t) => {
  for (const { name: service } of serviceFactories) {
    const generated = (await import(`@stoa/${service}/generated/routes`)) as {
      routes: readonly Route[]
      schemas: Record<string, unknown>[]
    }
    const { routes, schemas } = generated
    const serialiserOf = buildSerializer(Object.fromEntries(schemas.map((schema) => [schema.$id, schema])))
    const validatorOf = createValidatorCompiler(schemas)
    const wrong = routes.flatMap(({ operationId, method, url, schema: { response = {}, ...parts } }) => {
      const validators = Object.entries(parts).map(([httpPart, schema]) =>
        validatorOf({ schema: schema as Record<string, unknown>, method, url, httpPart }),
      )
      const serialisers = Object.entries(response as Record<string, unknown>).map(([httpStatus, schema]) =>
        serialiserOf({ schema, method, url, httpStatus }),
      )
      return [...validators, ...serialisers].flatMap(faultOf).map((fault) => `${operationId}: ${fault}`)
    })
    t.strictSame(wrong, [], service)
  }
})

import { emitOperations } from './emit-sdk-operations.ts'
import { emitResource } from './emit-sdk-resources.ts'
import { type Resource, resourceTree } from './emit-sdk-tree.ts'
import { emitTypes } from './emit-types.ts'
import type { Spec } from './model.ts'

const GENERATED = 'sdk/src/generated'

/** Names the SDK exports or its generated files import; a schema of that name would hide behind it. */
const TAKEN = new Set(
  (
    'Stoa StoaOptions StoaError ApiError ApiErrorParts ApiPromise PagePromise Page ListBody ItemOf Answer Store TokenStore ' +
    'StoredTokens CartTokenStore StoredCartTokens Fetch Hooks RequestEvent ResponseEvent RetryEvent RequestOptions ' +
    'UploadBody BodyOf DataOf InputOf QueryOf ErrorCode Calls Declared Runtime AbortedError BadRequestError ConflictError ' +
    'ConnectionError ForbiddenError NotFoundError PaymentDeclinedError PreconditionFailedError RateLimitedError ServerError ' +
    'TimeoutError UnauthenticatedError UnprocessableError'
  ).split(' '),
)

function checkNames(spec: Spec): void {
  for (const name of Object.keys(spec.schemas)) {
    if (TAKEN.has(name)) throw new Error(`schema ${name}: the SDK has something of that name, choose another`)
  }
}

function descendants(resource: Resource): Resource[] {
  return [...resource.children.values()].flatMap((child) => [child, ...descendants(child)])
}

/** Files of the SDK that come from the public document, by path from the root. */
export async function emitSdk(gateway: Spec): Promise<Map<string, string>> {
  checkNames(gateway)
  const root = resourceTree(gateway)
  const files = new Map([
    [`${GENERATED}/types.ts`, await emitTypes(gateway.document, false)],
    [`${GENERATED}/operations.ts`, emitOperations(gateway)],
  ])
  for (const resource of [root, ...descendants(root)]) {
    files.set(`${GENERATED}/${resource.file}`, emitResource(gateway, resource))
  }
  return files
}

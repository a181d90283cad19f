import ts from 'typescript'
import type { Imports } from './imports.ts'
import { pascal } from './names.ts'
import { EVENT_STREAM, isJson } from './schema.ts'
import { exported, keyword, membersOfType, typeNamed, withComments } from './syntax.ts'

const { factory } = ts

const memberOf = (type: ts.TypeNode | undefined, name: string) => membersOfType(type).get(name)?.type

/** An absent property and an undefined one are the same to the SDK, so that `{ q: params.q }` needs no check. */
function orUndefined(member: ts.TypeElement): ts.TypeElement {
  if (!ts.isPropertySignature(member) || !member.questionToken || !member.type) return member
  const type = factory.createUnionTypeNode([member.type, keyword(ts.SyntaxKind.UndefinedKeyword)])
  return withComments(
    factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type),
    member,
  )
}

function paramsOf(operation: ts.TypeNode | undefined): ts.TypeNode | null {
  const query = memberOf(memberOf(operation, 'parameters'), 'query')
  return query && ts.isTypeLiteralNode(query) ? factory.createTypeLiteralNode(query.members.map(orUndefined)) : null
}

function bodyOf(operation: ts.TypeNode | undefined, imports: Imports): ts.TypeNode | null {
  const [entry] = membersOfType(memberOf(memberOf(operation, 'requestBody'), 'content'))
  if (!entry) return null
  const [mediaType, { type }] = entry
  return isJson(mediaType) && type ? type : typeNamed(imports.type('UploadBody', '../types.ts'))
}

/** What the SDK makes of the body of a response. */
function resultOf(response: ts.TypeNode | undefined): ts.TypeNode {
  const [entry] = membersOfType(memberOf(response, 'content'))
  if (!entry) return keyword(ts.SyntaxKind.VoidKeyword)
  const [mediaType, { type }] = entry
  if (isJson(mediaType) && type) return type
  if (mediaType === EVENT_STREAM) return typeNamed('ReadableStream', typeNamed('Uint8Array'))
  return mediaType.startsWith('text/') ? keyword(ts.SyntaxKind.StringKeyword) : typeNamed('Blob')
}

/**
 * `ListOrdersParams` (the query), `AddItemBody` and `GetCartResult` for each operation that has them: what the methods
 * of the SDK take and give, by names that can be imported.
 */
export function operationTypes(operations: readonly ts.PropertySignature[], imports: Imports): ts.Node[] {
  return operations.flatMap(({ name, type: operation }) => {
    const id = (name as ts.Identifier).text
    const results = [...membersOfType(memberOf(operation, 'responses'))]
      .filter(([status]) => /^2\d\d$/.test(status))
      .map(([, response]) => resultOf(response.type))
    const types: [string, ts.TypeNode | null][] = [
      ['Params', paramsOf(operation)],
      ['Body', bodyOf(operation, imports)],
      ['Result', results.length === 1 && results[0] ? results[0] : factory.createUnionTypeNode(results)],
    ]
    return types.flatMap(([suffix, type]) => (type === null ? [] : [exported(pascal(id) + suffix, type)]))
  })
}

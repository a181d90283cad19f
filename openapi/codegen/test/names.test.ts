/** Names that a client generator would make twice, in any language. */
import t from 'tap'
import type { Operation, Schema } from '../model.ts'
import { checkNames } from '../names.ts'

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const object = (properties: Schema): Schema => ({ type: 'object', properties })
const word: Schema = { type: 'string', enum: ['a'] }

function listThings(parameters: Record<string, Schema>): Operation {
  const given = Object.entries(parameters).map(([name, schema]) => ({ name, schema }))
  return { operationId: 'listThings', parameters: given } as Operation
}

t.test('a component is what its parent and property are, or has another name', (t) => {
  const cases: [name: string, schemas: Record<string, Schema>, complaint: RegExp | null][] = [
    [
      'another component',
      { Box: object({ top_lid: ref('Lid') }), Lid: word, BoxTopLid: word },
      /BoxTopLid.*Box\.top_lid/,
    ],
    ['an inline object', { Box: object({ lid: object({}) }), BoxLid: word }, /BoxLid.*Box\.lid/],
    ['a plain text', { Box: object({ lid: { type: 'string' } }), BoxLid: word }, /BoxLid.*Box\.lid/],
    [
      'a property deep inside',
      { Box: object({ lid: object({ edge: word }) }), BoxLidEdge: word },
      /BoxLidEdge.*BoxLid\.edge/,
    ],
    [
      'a property of a list',
      { Box: { type: 'array', items: object({ lid: word }) }, BoxLid: word },
      /BoxLid.*Box\.lid/,
    ],
    ['itself', { Box: object({ lid: ref('BoxLid') }), BoxLid: word }, null],
    ['a list of it', { Box: object({ lid: { type: 'array', items: ref('BoxLid') } }), BoxLid: word }, null],
    ['it or null', { Box: object({ lid: { oneOf: [ref('BoxLid'), { type: 'null' }] } }), BoxLid: word }, null],
    ['two in one property', { Box: object({ lid: { oneOf: [ref('BoxLid'), ref('Box')] } }), BoxLid: word }, /BoxLid/],
  ]
  for (const [name, schemas, complaint] of cases) {
    const complaints = checkNames(schemas, [])
    if (complaint === null) t.same(complaints, [], name)
    else t.match(complaints, [complaint], name)
  }
  t.end()
})

t.test('names of operations and their parameters', (t) => {
  t.match(checkNames({ ListThingsSort: word }, [listThings({ sort: word })]), [
    /ListThingsSort.*listThings: parameter sort/,
  ])
  t.same(checkNames({ ListThingsSort: word }, [listThings({ sort: ref('ListThingsSort') })]), [])
  for (const suffix of ['Params', 'Body', 'Result', 'Request', 'Response']) {
    t.match(checkNames({ [`ListThings${suffix}`]: word }, [listThings({})]), [
      /generators make this name for listThings/,
    ])
  }
  t.end()
})

t.test('one case, and names that differ in more than it', (t) => {
  t.match(checkNames({ thing: word }, []), [/schema thing: a name in PascalCase/])
  t.match(checkNames({ 'Thing-2': word }, []), [/schema Thing-2: a name in PascalCase/])
  t.match(checkNames({ ApiKey: word, APIKey: word }, []), [/schema APIKey: differs from ApiKey in nothing but case/])
  t.end()
})

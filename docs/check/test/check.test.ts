import t from 'tap'
import { checkCitations } from '../citations.ts'
import { checkLinks } from '../links.ts'
import { anchorOf } from '../markdown.ts'
import { checkNames, namesOf, termsOf } from '../names.ts'
import { repositoryOf } from '../repository.ts'

const page = (path: string, text: string, others: Record<string, string> = {}) =>
  checkLinks(repositoryOf({ [path]: text, ...others }))

t.test('links to files, folders, anchors and other hosts pass', async (t) => {
  const text = [
    '# Begin here',
    '[a](docs/a.md), [its end](docs/a.md#the-end-in-short), [here](#begin-here), [folder](docs/), [web](https://x.test/y)',
    'and [a title in two',
    'lines](test/a.test.ts), by reference [too][b]; `docs/a.md`, `kit/a.ts`, `templates/<name>/x.ts`',
    '',
    '[b]: docs/a.md "Its title"',
    '```md',
    '[not a link](nowhere.md) `no/where.ts`',
    '```',
    'nor is `[this](nowhere.md)`',
  ].join('\n')
  const others = {
    'docs/a.md': '## The `end`, in short\n',
    'test/a.test.ts': "t.test('a title in two lines', run)",
    'services/kit/a.ts': '',
  }
  t.strictSame(page('README.md', text, others), [])
})

t.test('a link that leads nowhere is refused with its line', async (t) => {
  t.strictSame(page('docs/x.md', 'One\n\n[two](./gone.md)'), ['docs/x.md:3: ./gone.md is not there'])
  t.strictSame(page('docs/x.md', '![drawing](gone.svg)'), ['docs/x.md:1: gone.svg is not there'])
  t.strictSame(page('x.md', '[up](../x.md)'), ['x.md:1: ../x.md is not there'])
  t.strictSame(page('x.md', '[`code`](gone.ts)'), ['x.md:1: gone.ts is not there'])
})

t.test('an anchor that no heading makes is refused', async (t) => {
  const others = { 'docs/a.md': '# One\n\n## Two\n\n## Two\n' }
  t.strictSame(page('x.md', '[2](docs/a.md#two) [3](docs/a.md#two-1) [4](docs/a.md#two-2)', others), [
    'x.md:1: docs/a.md#two-2 has no heading for #two-2',
  ])
  t.strictSame(page('x.md', '# Me\n[away](#you)'), ['x.md:2: #you has no heading for #you'])
  t.match(page('x.md', '[code](a.ts#L3)', { 'a.ts': '' }), [/only pages have anchors/])
})

t.test('a test that is named by a title it does not have is refused', async (t) => {
  const others = { 'a.test.ts': "t.test('twice is once', run)" }
  t.strictSame(page('x.md', '[twice is once](a.test.ts) [`a.test.ts`](a.test.ts) [a.test.ts](a.test.ts)', others), [])
  t.strictSame(page('x.md', '[once](a.test.ts) [thrice](a.test.ts)', others), [
    'x.md:1: a.test.ts has no test called "thrice"',
  ])
})

t.test('a file written as code that is nowhere is refused', async (t) => {
  t.strictSame(page('services/order/README.md', '`domain/gone.ts`'), [
    'services/order/README.md:1: domain/gone.ts is not there',
  ])
})

t.test('a page named in a comment must be there, with its anchor', async (t) => {
  const docs = { 'docs/a.md': '# Here\n' }
  t.strictSame(checkLinks(repositoryOf({ ...docs, 'a.ts': '// See docs/a.md#here.' })), [])
  t.strictSame(checkLinks(repositoryOf({ ...docs, 'a.ts': '\n// docs/a.md#there, docs/b.md' })), [
    'a.ts:2: docs/a.md#there has no heading for #there',
    'a.ts:2: docs/b.md is not there',
  ])
})

t.test('a paper that is not in the repository is refused, names that only look like one are not', async (t) => {
  const texts = {
    'services/order/a.ts': 'const STOREFRONT_URL = 1\n// as RELIABILITY F4 says',
    'docs/a.md': 'The API. See CONVENTIONS.',
    'services/order/store/migrations/001-a.sql': '-- CONVENTIONS: applied, so its checksum is kept',
  }
  t.strictSame(checkCitations(repositoryOf(texts)), [
    'docs/a.md:1: "CONVENTIONS" is not in this repository; link a page of docs/ or the RFC',
    'services/order/a.ts:2: "RELIABILITY" is not in this repository; link a page of docs/ or the RFC',
  ])
})

const GLOSSARY = `
| not | but | exceptions |
|---|---|---|
| answer; reply (noun) | response | \`AnswerSheet\`, \`sdk/**\`, \`kit/answer.ts\`: a reason |
| let go, wheel, goods | lease | |
`

const check = (texts: Record<string, string>) => checkNames(repositoryOf({ 'docs/glossary.md': GLOSSARY, ...texts }))

t.test('names are split', async (t) => {
  t.strictSame(termsOf('placeOrder2'), ['place', 'order', '2'])
  t.strictSame(termsOf('HTTPServer'), ['http', 'server'])
  t.strictSame(termsOf('stoa_sql_total'), ['stoa', 'sql', 'total'])
  t.equal(anchorOf('What `npm start` does, twice'), 'what-npm-start-does-twice')
})

t.test('names that others meet are found', async (t) => {
  const texts = {
    'a/b-c.ts': [
      'export const one = 1',
      'const hidden = 2',
      'export async function two() {}',
      'export { hidden as three, type Four }',
      "  name: 'stoa_five_total',",
    ].join('\n'),
    'openapi/six.yaml': 'paths:\n  seven.eight: {}\nwebhooks:\n  order.placed:\n    post: {}\ncomponents:\n  x.y: {}\n',
  }
  const found = namesOf(repositoryOf(texts)).map(({ kind, text }) => `${kind} ${text}`)
  t.strictSame(found.sort(), [
    'event order.placed',
    'export Four',
    'export one',
    'export three',
    'export two',
    'file a',
    'file b-c.ts',
    'file openapi',
    'file six.yaml',
    'metric stoa_five_total',
  ])
})

t.test('a name with a word that the glossary replaces is refused, whatever its case and number', async (t) => {
  t.strictSame(check({ 'a.ts': 'export const readAnswers = 1' }), [
    'a.ts: export readAnswers says "answer"; use response',
  ])
  t.match(check({ 'cart-answer.ts': '' }), [/file cart-answer.ts says "answer"/])
  t.match(check({ 'a.ts': 'export function letGo() {}' }), [/says "let go"; use lease/])
  t.match(check({ 'a.ts': 'export type Reply = 1' }), [/Reply says "reply"; use response/])
  t.match(check({ 'wheel/a.ts': '' }), [/^wheel: file wheel says "wheel"/])
  t.strictSame(check({ 'a.ts': 'export const letMeGo = 1\nexport const answering = 2\nexport const good = 3' }), [])
})

t.test('exceptions of the glossary pass: a name, also within a longer one, and a folder', async (t) => {
  t.strictSame(check({ 'a.ts': 'export type AnswerSheetParams = 1', 'sdk/a.ts': 'export const answer = 1' }), [])
  t.strictSame(check({ 'services/kit/answer.ts': 'export const answer = 1' }), [])
  t.match(check({ 'a.ts': 'export const answerOfAnswerSheet = 1' }), [/answerOfAnswerSheet/])
})

t.test('a glossary without its table is an error, not a pass', async (t) => {
  t.throws(() => checkNames(repositoryOf({ 'docs/glossary.md': '# Glossary' })), /has no table/)
})

import t from 'tap'
import { judge } from '../pattern-judge.ts'
import { checkPatterns, patternsOf } from '../patterns.ts'
import { repositoryOf } from '../repository.ts'

t.test('every regular expression of code and specifications is found, with its line', async (t) => {
  const patterns = patternsOf(
    repositoryOf({
      'services/a/a.ts':
        "const A = /a+/giu\n\nconst B = (c: string) => new RegExp('b+', 'y').test(c) && /[/]c/.test(c)\n",
      'services/a/main.mjs': 'export const D = RegExp("d")',
      'services/a/test/a.test.ts': 'const E = /e/',
      'services/a/generated/routes.ts': 'const F = /f/',
      'openapi/a.yaml': 'components:\n  schemas:\n    Name: { type: string, pattern: ^g+$ }\n',
      'docs/a.md': '/h/',
    }),
  )
  t.strictSame(patterns, [
    { source: '^g+$', flags: 'u', path: 'openapi/a.yaml', line: 3 },
    { source: 'a+', flags: 'giu', path: 'services/a/a.ts', line: 1 },
    { source: 'b+', flags: 'y', path: 'services/a/a.ts', line: 3 },
    { source: '[/]c', flags: '', path: 'services/a/a.ts', line: 3 },
    { source: 'd', flags: '', path: 'services/a/main.mjs', line: 1 },
  ])
})

t.test('a regular expression of more than linear time is refused', async (t) => {
  const read = (source: string) => patternsOf(repositoryOf({ 'services/a/a.ts': source }))
  // The first one read the head of an SVG once: 226 bytes of comments kept it busy for hours.
  const exponential = String.raw`const A = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg\b/i`
  t.match(await checkPatterns(read(exponential), judge), [/^services\/a\/a\.ts:1: .*exponential/])
  t.match(await checkPatterns(read(String.raw`const A = s.replace(/\/+$/, '')`), judge), [/polynomial/])
  t.strictSame(await checkPatterns(read(String.raw`const A = /^[\w-]+@[\w.-]+$/`), judge), [])
})

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMetrics } from '@stoa/kit/observability/metrics'
import t from 'tap'
import { parse } from 'yaml'
import { ROOT } from './harness/compose-file.ts'
import { openInProcessShop } from './harness/in-process.ts'

const FOLDER = join(ROOT, 'swarm/monitoring')
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8')

interface Rules {
  groups: { rules: { alert: string; expr: string; labels: { severity: string } }[] }[]
}
const rules = (parse(textOf('alerts.yml')) as Rules).groups.flatMap((group) => group.rules)

const promtool = (...args: string[]) => execFileSync('promtool', args, { encoding: 'utf8', stdio: 'pipe' })
const missing = (() => {
  try {
    promtool('--version')
    return false as const
  } catch {
    return 'no promtool on PATH'
  }
})()

t.test('in CI there is a promtool', { skip: process.env.CI ? false : 'not in CI' }, async (t) => {
  t.notOk(missing, 'apt-get install prometheus')
})

t.test('each alert is there when it should be, and a shop that is well has none', { skip: missing }, async (t) => {
  promtool('check', 'config', join(FOLDER, 'prometheus.yml'))
  t.match(promtool('test', 'rules', join(ROOT, 'test/monitoring/alerts.yml')), /SUCCESS/)
  const played = readFileSync(join(ROOT, 'test/monitoring/alerts.yml'), 'utf8')
  for (const { alert } of rules)
    t.match(played, new RegExp(`alertname: ${alert}\\n\\s+exp_alerts`), `${alert} is played`)
})

t.test('alerts and pages ask for numbers that the shop tells', async (t) => {
  const { shop } = await openInProcessShop(t)
  const registries = [createMetrics({ process: true }).registry, shop.runtime.metrics.registry]
  const texts = await Promise.all(registries.map((registry) => registry.metrics()))
  const told = new Set([...texts.join('\n').matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name))
  const used = new Set(
    ['alerts.yml', 'shop.json'].flatMap((file) => textOf(file).match(/\b(?:stoa|process|nodejs)_\w+/g) ?? []),
  )
  // Told by the autoscaler, whose test knows its names, and by each service that has a process of its own.
  const ofProcesses = /^stoa_autoscaler_|^stoa_requests_under_way$/
  // A histogram has one name for its series.
  const known = (name: string) =>
    ofProcesses.test(name) || told.has(name) || told.has(name.replace(/_(?:bucket|count|sum)$/, ''))
  t.strictSame(
    [...used].filter((name) => !known(name)),
    [],
  )
})

t.test('the docs say of each alert what to do', async (t) => {
  const docs = readFileSync(join(ROOT, 'docs/monitoring.md'), 'utf8')
  for (const { alert, labels } of rules) {
    t.ok(docs.includes(`| \`${alert}\` | ${labels.severity} |`), `${alert}, a ${labels.severity}`)
  }
})

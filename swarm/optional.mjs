/** Parts of a stack that are there when a setting wants them, each in a file of its own. */
import { AUTOSCALER, isAutoscaled } from './autoscaling.mjs'
import { docker, servicesOf } from './docker.mjs'
import { MONITORING, monitoringOf } from './monitoring.mjs'

const PARTS = [
  { file: 'autoscaler.yml', all: AUTOSCALER, wantedBy: (settings) => (isAutoscaled(settings) ? AUTOSCALER : []) },
  { file: 'monitoring.yml', all: MONITORING, wantedBy: monitoringOf },
]

/** What the settings want, in the order in which it is brought up. */
export const optionalServices = (settings) => PARTS.flatMap(({ wantedBy }) => wantedBy(settings))

/** Whether a release with these settings has a service, if its files describe it. */
export const isWanted = (service, settings) =>
  PARTS.every(({ all }) => !all.includes(service)) || optionalServices(settings).includes(service)

/** The files of a stack whose variables have to be known: without those of which nothing is wanted. */
export function filesFor(files, settings) {
  const off = PARTS.filter(({ wantedBy }) => wantedBy(settings).length === 0).map(({ file }) => file)
  return Object.fromEntries(Object.entries(files).filter(([file]) => !off.includes(file)))
}

/** Takes off what an earlier release had and this one does not want; the names of those. */
export async function removeUnwanted(stack, settings) {
  const names = (await servicesOf(stack)).map(({ Spec }) => Spec.Name.slice(stack.length + 1))
  const unwanted = names.filter((service) => !isWanted(service, settings))
  if (unwanted.length > 0) await docker(['service', 'rm', ...unwanted.map((service) => `${stack}_${service}`)])
  return unwanted
}

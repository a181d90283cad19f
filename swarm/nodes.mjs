import { DeployError, docker, dockerLines, inspect } from './docker.mjs'

/** What stays on a node: volumes of the databases, the folder of pictures, the ports; and the volumes of what watches, where it is on. */
const PLACES = ['postgres', 'mongo', 'redis', 'files', 'edge']

/**
 * Sees that each place is on some node. A swarm of one node gets them all.
 * @param {readonly string[]} optional services that are there because a setting wants them
 */
export async function checkNodes(optional = []) {
  const { LocalNodeState: state, ControlAvailable: isManager } = JSON.parse(
    await docker(['info', '--format', '{{json .Swarm}}']),
  )
  if (state !== 'active') throw new DeployError('The engine is in no swarm: docker swarm init')
  if (!isManager) throw new DeployError('The engine is a worker: choose the context of a manager')
  const nodes = await inspect('node', await dockerLines(['node', 'ls', '-q']))
  const places = optional.includes('prometheus') ? [...PLACES, 'monitoring'] : PLACES
  const missing = places.filter((place) => !nodes.some(({ Spec }) => Spec.Labels?.[`stoa.${place}`] === 'true'))
  if (missing.length === 0) return
  if (nodes.length > 1) {
    const lines = missing.map((place) => `  docker node update --label-add stoa.${place}=true <node>`)
    throw new DeployError(`Say which node is the place of each; its data stays there:\n${lines.join('\n')}`)
  }
  const labels = missing.flatMap((place) => ['--label-add', `stoa.${place}=true`])
  await docker(['node', 'update', ...labels, nodes[0].ID])
}

import { DeployError, docker, dockerLines, inspect } from './docker.mjs'

const idOf = (image) => docker(['image', 'inspect', '--format', '{{.Id}}', image])

/** A tag that always means this image, so that going back to it is going back. */
async function tagById(image) {
  const tag = `stoa:${(await idOf(image)).replace('sha256:', '').slice(0, 12)}`
  await docker(['tag', image, tag])
  return tag
}

async function pulled(image) {
  await docker(['pull', '--quiet', image])
  if (image.includes('@')) return image
  const [{ RepoDigests: digests }] = await inspect('image', [image])
  const digest = digests.find((each) => each.startsWith(`${image.replace(/:[^:/]*$/, '')}@`))
  if (!digest) throw new DeployError(`${image} has no digest by which every node would run the same`)
  return digest
}

async function refuseOtherNodes(what) {
  const nodes = await dockerLines(['node', 'ls', '-q'])
  if (nodes.length < 2) return
  throw new DeployError(
    `${what} is on this node only, and there are ${nodes.length}: push it, and name it with --image`,
  )
}

/**
 * The image of all services by a name that cannot mean another one later: `name@digest` from a registry, or, on a swarm of
 * one node, an image of that node by its id. Without a name it is built from `root`.
 */
export async function provideImage(image, root) {
  if (image === undefined) {
    await refuseOtherNodes('an image that is built')
    await docker(['build', '--tag', 'stoa:build', '--file', `${root}/services/Dockerfile`, root], { shown: true })
    return tagById('stoa:build')
  }
  // Without the host of a registry it is one that was built here.
  if (image.includes('/')) return pulled(image)
  await refuseOtherNodes(image)
  return tagById(image)
}

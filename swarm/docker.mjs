import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'

/** Something that the operator has to know and may mend; told without a stack trace. */
export class DeployError extends Error {}

/**
 * Runs a program and resolves with what it wrote. The engine is the one of the client's context, or of DOCKER_HOST.
 * @param {{ input?: string | Buffer | import('node:stream').Readable, env?: Record<string, string>, shown?: boolean, both?: boolean }} [how]
 *   `shown`: the operator sees what it says, and a key or a list that goes into a file does not; `both`: what it wrote to its second output too
 * @returns {Promise<Buffer>}
 */
export function run(program, args, { input, env = {}, shown = false, both = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['pipe', shown ? process.stderr : 'pipe', shown ? 'inherit' : 'pipe'],
    })
    const written = []
    const complaints = []
    child.stdout?.on('data', (chunk) => written.push(chunk))
    child.stderr?.on('data', (chunk) => (both ? written : complaints).push(chunk))
    child.on('error', (error) => reject(new DeployError(`${program} cannot be run: ${error.message}`)))
    child.on('close', (code) => {
      if (code === 0) return resolve(Buffer.concat(written))
      const what = `${program} ${args.slice(0, 2).join(' ')} ended with ${code}`
      reject(
        new DeployError(
          `${what}\n${Buffer.concat(both ? written : complaints)
            .toString()
            .trim()}`,
        ),
      )
    })
    // A program that ends early closes its input; its exit code tells more.
    child.stdin.on('error', () => undefined)
    if (input instanceof Readable) input.on('error', reject).pipe(child.stdin)
    else child.stdin.end(input)
  })
}

export const docker = async (args, how) => (await run('docker', args, how)).toString().trim()

/** What a service, or one of its tasks, wrote last, to either output. */
export const lastOutput = async (name, lines = 8) =>
  docker(['service', 'logs', '--raw', '--tail', String(lines), name], { both: true })

/** Lines of a list, none when it is empty. */
export const dockerLines = async (args) => (await docker(args)).split('\n').filter((line) => line !== '')

/** What `docker inspect` tells of each; of none when none is named. */
export async function inspect(kind, names) {
  return names.length === 0 ? [] : JSON.parse(await docker(['inspect', '--type', kind, ...names]))
}

/** The label that `docker stack` gives to all that belongs to a stack. */
export const STACK_LABEL = 'com.docker.stack.namespace'

/** Every service of the stack, as the engine has it. */
export async function servicesOf(stack) {
  return inspect('service', await dockerLines(['service', 'ls', '-q', '--filter', `label=${STACK_LABEL}=${stack}`]))
}

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A text that is equal only for the same run of the same process, or undefined when no such process lives.
 * A process id alone is not enough: after a crash or a reboot it may belong to a stranger.
 */
export function identityOf(pid: number): string | undefined {
  return process.platform === 'linux' ? identityFromProc(pid) : identityFromPs(pid)
}

/** The command line of a living process, empty when it cannot be read. */
export function commandLineOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' })
  } catch {
    return ''
  }
}

/** proc(5): after the name in brackets come the state and, 19 fields later, the start time in ticks since boot. */
function identityFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended, but its parent has not read its exit code yet.
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${fields[19]}`
  } catch {
    return undefined
  }
}

function identityFromPs(pid: number): string | undefined {
  try {
    const output = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' })
    const [state, ...started] = output.trim().split(/\s+/)
    return state === undefined || state.startsWith('Z') || started.length === 0 ? undefined : started.join(' ')
  } catch {
    return undefined
  }
}

export interface HealthSettings {
  /** Milliseconds an address that failed is left alone. */
  ejectMs: number
  /** How many 5xx responses in a row eject an address. */
  serverErrors: number
  /** Milliseconds without any response, with requests under way, after which other addresses are preferred. */
  silentMs: number
}

interface HealthOptions {
  settings: HealthSettings
  /** Milliseconds, never going back. */
  clock: () => number
  /** Whether an address would serve; resolves soon in any case. Without it time alone readmits an address. */
  probe?: ((origin: string) => Promise<boolean>) | undefined
}

interface Health {
  /** Requests without a whole response so far. */
  underWay: number
  /** When it last responded, or had nothing under way. */
  silentSince: number
  /** 0 when it is not ejected. */
  ejectedUntil: number
  isProbed: boolean
  /** Since the last response of any kind. */
  failures: number
  /** In a row. */
  serverErrors: number
}

/** What is known of each address of an upstream. */
export interface AddressHealth {
  begun(origin: string): void
  ended(origin: string): void
  responded(origin: string, status: number): void
  failed(origin: string): void
  underWay(origin: string): number
  /** Failures since it last responded. */
  failures(origin: string): number
  /** Whether requests may go there. One that may not is probed when it is time, once, beside the requests. */
  isHealthy(origin: string): boolean
  /** Forgets what the name does not stand for any more. */
  keepOnly(origins: readonly string[]): void
}

/** Health by address: a failure ejects, a probe readmits, and one that has gone silent is not sent more. */
export function createAddressHealth({ settings, clock, probe }: HealthOptions): AddressHealth {
  const byOrigin = new Map<string, Health>()

  const of = (origin: string): Health => {
    const fresh = { underWay: 0, silentSince: 0, ejectedUntil: 0, isProbed: false, failures: 0, serverErrors: 0 }
    const known = byOrigin.get(origin) ?? fresh
    byOrigin.set(origin, known)
    return known
  }
  const eject = (address: Health) => {
    address.ejectedUntil = clock() + settings.ejectMs
    address.serverErrors = 0
  }
  const readmit = (address: Health) => {
    address.ejectedUntil = 0
    address.silentSince = clock()
  }
  const check = (origin: string, address: Health) => {
    if (!probe || address.isProbed) return
    address.isProbed = true
    const passed = probe(origin).catch(() => false)
    passed.then((isServing) => {
      address.isProbed = false
      if (isServing) readmit(address)
      else eject(address)
    })
  }

  return {
    begun(origin) {
      const address = of(origin)
      if (address.underWay === 0) address.silentSince = clock()
      address.underWay += 1
    },
    ended(origin) {
      const address = of(origin)
      address.underWay = Math.max(address.underWay - 1, 0)
    },
    responded(origin, status) {
      const address = of(origin)
      address.silentSince = clock()
      address.failures = 0
      address.serverErrors = status >= 500 ? address.serverErrors + 1 : 0
      if (address.serverErrors >= settings.serverErrors) eject(address)
    },
    failed(origin) {
      const address = of(origin)
      address.failures += 1
      eject(address)
    },
    underWay: (origin) => of(origin).underWay,
    failures: (origin) => of(origin).failures,
    isHealthy(origin) {
      const address = of(origin)
      const now = clock()
      if (now < address.ejectedUntil) return false
      if (address.ejectedUntil > 0 && !probe) readmit(address)
      const isSilent = address.underWay > 0 && now - address.silentSince > settings.silentMs
      if (address.ejectedUntil === 0 && !isSilent) return true
      check(origin, address)
      return false
    },
    keepOnly(origins) {
      if (byOrigin.size <= origins.length) return
      for (const origin of byOrigin.keys()) if (!origins.includes(origin)) byOrigin.delete(origin)
    },
  }
}

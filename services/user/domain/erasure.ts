/** Services that hold something of a person beside this one. Payments follow the orders they are of. */
export const ERASING_SERVICES = ['order', 'inventory', 'notification'] as const
export type ErasingService = (typeof ERASING_SERVICES)[number]

/**
 * Each service goes over what it holds at once, and again when no request that had begun before the first round can be under way: it may have
 * written something afterwards. A request takes a minute at most, and so does a gateway that has not read that the account is gone.
 */
export const LAST_ROUND = 2
export const SECOND_ROUND_SECONDS = 15 * 60

/** The last round that each service has done. */
export type ErasureReports = Readonly<Partial<Record<ErasingService, number>>>

export const isErasingService = (name: string): name is ErasingService => ERASING_SERVICES.some((each) => each === name)

/** A report that comes again, or late, changes nothing. */
export const withReport = (reports: ErasureReports, service: ErasingService, round: number): ErasureReports => ({
  ...reports,
  [service]: Math.max(reports[service] ?? 0, round),
})

/** Services that have not done their last round. */
export const waitsFor = (reports: ErasureReports): ErasingService[] =>
  ERASING_SERVICES.filter((service) => (reports[service] ?? 0) < LAST_ROUND)

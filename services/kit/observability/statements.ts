const sent = new Map<string, number>()

/** Called by every pool for every statement, so that no service can forget to count. */
export function countStatement(database: string): void {
  sent.set(database, (sent.get(database) ?? 0) + 1)
}

/** SQL statements this process has sent since its start, by database: each service has its own. */
export function statementsSent(): ReadonlyMap<string, number> {
  return sent
}

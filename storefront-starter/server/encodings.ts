/** Whether an `Accept-Encoding` takes a coding (RFC 9110 12.5.3): `gzip;q=0` does not, `*` takes what is not named. */
export function takesEncoding(accepted: string | null | undefined, coding: string): boolean {
  const qualities = new Map(
    (accepted ?? '').split(',').map((each) => {
      const [name = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase())
      const quality = parameters.find((part) => part.startsWith('q='))
      return [name, quality === undefined ? 1 : Number(quality.slice(2))] as const
    }),
  )
  return (qualities.get(coding) ?? qualities.get('*') ?? 0) > 0
}

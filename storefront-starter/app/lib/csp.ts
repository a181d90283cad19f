interface PolicyOptions {
  nonce: string
  /** Where pictures come from. */
  apiUrl: string
  /** Where scripts may ask for stock; null: nowhere. */
  scriptsApiUrl: string | null
  isSecure: boolean
}

/**
 * What a page may load. There are no inline styles, and scripts only with the nonce of this response; pictures may also come from
 * the API and, since imported products name pictures by their address, from any host over TLS.
 */
export function contentSecurityPolicy(options: PolicyOptions): string {
  const { nonce, apiUrl, scriptsApiUrl, isSecure } = options
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' ${new URL(apiUrl).origin} https:`,
    `connect-src 'self'${scriptsApiUrl === null ? '' : ` ${new URL(scriptsApiUrl).origin}`}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // Where browsers tell of what was refused; the older name is what most of them know.
    'report-uri /csp-report',
    'report-to csp',
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ]
  return directives.join('; ')
}

/**
 * What a page may load. There are no inline styles, and scripts only with the nonce of this response; pictures may also come from
 * the API and, since imported products name pictures by their address, from any host over TLS.
 */
export function contentSecurityPolicy(options: { nonce: string; apiUrl: string; isSecure: boolean }): string {
  const { nonce, apiUrl, isSecure } = options
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' ${new URL(apiUrl).origin} https:`,
    "connect-src 'self'",
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

/** What a host says of a request that got no answer. Nothing of the request, nor of the platform's own text. */
export interface TransportFault {
  readonly code: 'transport.network' | 'transport.timeout' | 'transport.tls'
}

export const TIMEOUT: TransportFault = { code: 'transport.timeout' }
const TLS: TransportFault = { code: 'transport.tls' }
const NETWORK: TransportFault = { code: 'transport.network' }

/** What a platform's error means, by the codes along its causes. Anything unknown is the network's fault. */
export function transportFault(error: unknown): TransportFault {
  try {
    return inCauses(error, 0) ?? NETWORK
  } catch {
    // a getter of somebody's
    return NETWORK
  }
}

function inCauses(error: unknown, depth: number): TransportFault | undefined {
  if (typeof error !== 'object' || error === null || depth > MOST_CAUSES) return undefined
  const { code, name, message, cause, errors } = error as Record<string, unknown>
  const own = byCode(String(code)) ?? (name === 'TimeoutError' ? TIMEOUT : undefined)
  if (own) return own
  if (typeof message === 'string' && DENO_TLS.test(message)) return TLS
  // Node tries several addresses and tells of each
  const parts = Array.isArray(errors) ? errors.slice(0, MOST_CAUSES) : []
  for (const part of [cause, ...parts]) {
    const found = inCauses(part, depth + 1)
    if (found) return found
  }
  return undefined
}

function byCode(code: string): TransportFault | undefined {
  if (code === TLS.code || OPENSSL.test(code)) return TLS
  if (code === TIMEOUT.code || LATE.test(code)) return TIMEOUT
  return code === NETWORK.code ? NETWORK : undefined
}

const MOST_CAUSES = 5
/** Node's and Bun's codes, most of them OpenSSL's (Node's documentation, TLS, "X509 certificate error codes"). */
const OPENSSL = new RegExp(
  [
    '^(ERR_TLS_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH$|INVALID_(CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$)',
    '^UNABLE_TO_(VERIFY|DECODE|GET_ISSUER)',
    'CERT',
    'CRL',
  ].join('|'),
)
const LATE = /^(UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|E(SOCKET)?TIMEDOUT)$/
/** Deno gives no code. */
const DENO_TLS = /invalid peer certificate|received (fatal alert|corrupt message)/

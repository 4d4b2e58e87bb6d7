import * as binding from '../gen/systembruker_wasm.js'
import { bytesOf } from './bytes_of.js'
import type { HostRequest, HostResponse } from './host.js'
import { discard, readBody } from './read_body.js'
import { longest } from './timer.js'
import type { Transport, TransportInit, TransportResponse } from './transport.js'
import { TIMEOUT, transportFault } from './transport_fault.js'

/** The host's `send`, by a transport. Without one, by `globalThis.fetch` as it is at the time of each call. */
export function sender(
  transport: Transport = platformFetch,
): (request: HostRequest, signal: AbortSignal) => Promise<HostResponse> {
  return async (request, signal) => {
    if (request.timeout <= 0) throw TIMEOUT
    const controller = new AbortController()
    const give = (): void => controller.abort()
    let late = false
    const timer = setTimeout(() => {
      late = true
      give()
    }, longest(request.timeout))
    signal.addEventListener('abort', give)
    try {
      return await answer(await transport(request.url, init(request, controller.signal)), request.limit)
    } catch (error) {
      throw late ? TIMEOUT : transportFault(error)
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', give)
    }
  }
}

// called on the global object, as workerd demands
const platformFetch: Transport = (url, init) => globalThis.fetch(url, init)

function init({ method, headers, body }: HostRequest, signal: AbortSignal): TransportInit {
  const init: TransportInit = { method, headers, redirect: 'manual', signal }
  if (body.length > 0) init.body = body
  // workerd throws at members that it does not know, and it lacks the same in its Request
  const known = globalThis.Request?.prototype ?? {}
  if ('cache' in known) init.cache = 'no-store'
  if ('credentials' in known) init.credentials = 'omit'
  if ('referrerPolicy' in known) init.referrerPolicy = 'no-referrer'
  return init
}

async function answer(response: TransportResponse, limit: number): Promise<HostResponse> {
  // a browser hides the status of a redirect
  const status = response.type === 'opaqueredirect' ? 302 : response.status
  const headers = [...response.headers]
  if (binding.isDecidedBy(status)) {
    discard(response)
    return { status, headers, body: new Uint8Array() }
  }
  return { status, headers, body: bytesOf(await readBody(response, limit), 'body') }
}

// Scripted runs of the client.
import { Client } from 'systembruker'
import { countingRandom, run, scriptedTransport, VirtualClock } from 'systembruker/testing'
import { identity, keyOf, systemUser } from './grant.mjs'
import { answerOf } from './token_endpoint.mjs'

export async function token(request) {
  const settings = request.object('config')
  const clock = new VirtualClock(request.time('now'))
  const transport = scriptedTransport(
    clock,
    request.objects('script').map((answer) => scripted(answer, clock)),
  )
  const { signer, reference } = await keyOf(settings.object('key'))
  const client = new Client({ ...identity(settings), ...reference, signer, transport, clock, random: countingRandom() })
  const results = []
  // requests of one time are concurrent; the next ones start when the clock has come so far
  for (const [at, group] of byTime(request.objects('requests'))) {
    clock.advance(Math.max(0, at - clock.monotonic() / 1000))
    const outcomes = await run(
      clock,
      group.map((one) => ask(client, one, settings)),
    )
    results.push(...outcomes.map((outcome) => outcome?.value ?? null))
  }
  return { results, http: transport.sent, slept: clock.slept }
}

function byTime(requests) {
  const groups = []
  for (const request of requests) {
    const at = Math.max(0, request.number('at') ?? 0)
    if (groups.at(-1)?.[0] === at) groups.at(-1)[1].push(request)
    else groups.push([at, [request]])
  }
  return groups
}

/** A request's own members, and the settings' `resource` and `consumer_org`. */
async function ask(client, request, settings) {
  try {
    const restrictions = { scope: request.texts('scope'), resource: settings.texts('resource') }
    const user = systemUser(request)
    const consumerOrg = settings.optionalText('consumer_org')
    const call = user
      ? client.systemUserToken({ ...user, ...restrictions })
      : client.vendorToken({ consumerOrg, ...restrictions })
    return { ok: true, access_token: (await call).expose() }
  } catch (error) {
    const { code, message, retry = 'no' } = error
    if (code === undefined) throw error
    return { ok: false, class: error.class, code, retry, message }
  }
}

function scripted(answer, clock) {
  const fault = answer.optionalText('fault')
  if (fault !== undefined) return { fault: fault === 'timeout' || fault === 'tls' ? fault : 'network' }
  return (sent) => filledIn(answerOf(answer), sent, clock)
}

/** `@@ASSERTION@@` and `@@REQUEST_BODY@@` become what was just sent, `@@HTTPDATE+n` the date n seconds from the clock. */
function filledIn({ status, headers, body }, sent, clock) {
  const dates = (text) =>
    text.replace(/@@HTTPDATE\+?(-?\d+)?(@@)?/g, (_, offset = '0') => httpDate(clock, Number(offset)))
  const assertion = sent.body.split('assertion=')[1] ?? ''
  const marked = (text) => text.replaceAll('@@ASSERTION@@', assertion).replaceAll('@@REQUEST_BODY@@', sent.body)
  const text = utf8(body)
  return {
    status,
    headers: headers.map(([name, value]) => [name, dates(value)]),
    body: text === undefined ? body : dates(marked(text)),
  }
}

function httpDate(clock, offset) {
  return new Date(Math.max(0, Math.floor(clock.now()) + offset) * 1000).toUTCString()
}

/** The text, unless the bytes are none. */
function utf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

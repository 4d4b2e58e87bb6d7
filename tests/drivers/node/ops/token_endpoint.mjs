// Token endpoint answers.
import { RefusalError, readTokenResponse } from 'systembruker'

export function tokenResponse(request) {
  const answer = answerOf(request)
  try {
    return granted(readTokenResponse(answer, request.time('now')))
  } catch (error) {
    if (error instanceof RefusalError) return refused(error)
    throw error
  }
}

export function answerOf(answer) {
  const status = answer.number('status') ?? 0
  const headers = answer.optional('headers', Array.isArray) ?? []
  return { status, headers, body: answer.body() }
}

function granted(token) {
  return {
    outcome: 'granted',
    access_token: token.expose(),
    token_type: 'Bearer',
    expires_in: token.expiresIn ?? null,
    scope: token.scope,
    retry: 'no',
  }
}

function refused(error) {
  return {
    outcome: 'refused',
    class: error.class,
    code: error.code,
    mp_code: error.mpCode,
    trace_id: error.traceId,
    retry: error.retry,
    retry_after_seconds: error.retryAfterSeconds,
    message: error.message,
  }
}

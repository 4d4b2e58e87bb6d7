// Nouns and systems.
import {
  parseClientId,
  parseExternalRef,
  parseOrganisationNumber,
  parseScope,
  parseSystemId,
  systemBody,
  systemFromGuide2024,
} from 'systembruker'

const NOUNS = {
  organisation_number: parseOrganisationNumber,
  external_ref: parseExternalRef,
  scope: parseScope,
  system_id: parseSystemId,
  client_id: parseClientId,
}

export function parse(request) {
  const given = request.text('text')
  return { value: NOUNS[request.text('type')]?.(given) ?? '' }
}

export async function system(request) {
  return { body: await systemBody(request.raw('definition') ?? '') }
}

export async function guide2024(request) {
  const { draft, openPoints } = await systemFromGuide2024(request.text('description'))
  return { draft, open_points: openPoints.map(({ code }) => code) }
}

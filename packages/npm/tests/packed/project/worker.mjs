import * as library from 'systembruker'
import { check } from './check.mjs'

export default {
  async fetch(request) {
    return Response.json(await check(library, await request.json()))
  },
}

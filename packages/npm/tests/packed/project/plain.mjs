import { check } from './check.mjs'

try {
  const library = await import('systembruker')
  document.body.textContent = JSON.stringify(await check(library))
} catch (error) {
  document.body.textContent = JSON.stringify({ name: error.name, code: error.code, message: error.message })
}

import systembruker = require('systembruker')
import sandbox = require('systembruker/sandbox')

export async function use(text: string): Promise<string | undefined> {
  const started: sandbox.Sandbox = await sandbox.startSandbox()
  await started.addFault({ kind: 'status', status: 503 })
  // @ts-expect-error no such kind of fault
  await started.addFault({ kind: 'sunshine' })
  await started.stop()
  return systembruker.decode(text).claims.iss
}

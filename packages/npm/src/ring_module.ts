import { later } from './later.js'

/** RSA in WebAssembly. Nobody loads it who does not sign or verify with it. */
export const ring: () => Promise<typeof import('./ring.js')> = later(() => import('./ring.js'))

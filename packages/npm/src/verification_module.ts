import { later } from './later.js'

/** Verifying. Programs that only get tokens never load it. */
export const verification: () => Promise<typeof import('./verification.js')> = later(() => import('./verification.js'))

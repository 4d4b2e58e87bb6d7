import { later } from './later.js'

/** What is done once: reading private keys, describing systems. Pages that do neither never load it. */
export const setup: () => Promise<typeof import('./setup.js')> = later(() => import('./setup.js'))

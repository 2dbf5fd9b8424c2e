import { config } from 'zod'

// zod would try `new Function` once, which the site's policy forbids and the browser reports.
config({ jitless: true })

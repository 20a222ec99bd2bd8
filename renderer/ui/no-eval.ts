/**
 * zod would compile its parsers with `new Function`, and tries once whether it may. The content security
 * policy says no, and the browser reports each try as an error. Must be imported before any schema.
 */
import { config } from 'zod'

config({ jitless: true })

// Writes electron/backend/database/schema.sql from the migrations. Run it after adding one.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { printSchema } from '../electron/backend/database/schema.ts'

const database = new URL('../electron/backend/database/', import.meta.url)
writeFileSync(new URL('schema.sql', database), printSchema(fileURLToPath(new URL('migrations', database))))

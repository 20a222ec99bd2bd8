import { makeFixture, newFolder } from '../contract/fixture.ts'
import { injectEverywhere } from './inject.ts'
import { makeOldLibrary } from '../migrations/old-library.ts'
const which = process.argv[2] as any
const { folder, remove } = newFolder()
if (which === 'open') makeOldLibrary(folder)
else await makeFixture(folder)
const t = Date.now()
const r = await injectEverywhere(folder, { workload: which, seed: 5, acts: 2 }, Number(process.argv[3]))
console.log({ ...r, broken: r.broken.slice(0, 40), n: r.broken.length }, Date.now() - t)
remove()

/** Stories as a list, one told in order, and what is kept of what the machine proposes. */
import { setTimeout } from 'node:timers/promises'
import { say } from '../../shared/i18n/say.ts'
import { stories as storyWords } from '../../shared/i18n/stories.ts'
import type { CallResult } from '../../shared/contract.ts'
import type { ReportName } from '../../shared/model/related.ts'
import type { Client } from '../../shared/rpc.ts'
import type { Command, CommandContext } from './command.ts'
import { findReport, pickId } from './find.ts'
import { openIndexed } from './index-ready.ts'
import { NotHereError, UsageError, words } from './words.ts'

interface Scene {
  client: Client
  rest: string[]
  context: CommandContext
}

export const storiesCommand: Command = {
  name: 'stories',
  usage:
    '| stories (show STORY | create TITLE REPORT… | rename STORY TITLE | merge STORY INTO | add STORY REPORT… | take STORY REPORT… | remove STORY | keep NUMBER | refuse NUMBER)',
  options: {},
  arguments: { least: 0, most: 100 },
  async run(context) {
    const [act = 'list', ...rest] = context.args
    const run = ACTS[act]
    if (!run || rest.length < run.least || rest.length > (run.most ?? run.least))
      throw new UsageError(words(context.language, 'oneAct', { usage: context.usage }))
    return run.run({ client: await openIndexed(context), rest, context })
  },
}

const MANY = 100
const ACTS: Record<string, { least: number; most?: number; run: (scene: Scene) => Promise<unknown> }> = {
  list: { least: 0, run: list },
  show: { least: 1, run: show },
  create: {
    least: 2,
    most: MANY,
    async run(scene) {
      const [title = '', ...given] = scene.rest
      return done(
        scene,
        await scene.client.send('stories.create', { title, reportIds: await reports(scene, given) }),
      )
    },
  },
  rename: {
    least: 2,
    run: async (scene) =>
      done(
        scene,
        await scene.client.send('stories.rename', { id: await story(scene), title: scene.rest[1] ?? '' }),
      ),
  },
  merge: {
    least: 2,
    run: async (scene) =>
      done(
        scene,
        await scene.client.send('stories.merge', { id: await story(scene), into: await story(scene, 1) }),
      ),
  },
  add: { least: 2, most: MANY, run: (scene) => members(scene, 'stories.addReports') },
  take: { least: 2, most: MANY, run: (scene) => members(scene, 'stories.removeReports') },
  remove: {
    least: 1,
    run: async (scene) => done(scene, await scene.client.send('stories.remove', { id: await story(scene) })),
  },
  keep: {
    least: 1,
    run: async (scene) =>
      done(scene, await scene.client.send('stories.create', { reportIds: await proposed(scene) })),
  },
  refuse: {
    least: 1,
    run: async (scene) => {
      const reportIds = await proposed(scene)
      await scene.client.send('stories.refuse', { reportIds })
      scene.context.print(say(storyWords, scene.context.language, 'refused'))
      return { reportIds }
    },
  },
}

/** The list once all reports are compared: the command line has no window that would ask again. */
async function compared(client: Client): Promise<CallResult<'stories.list'>> {
  for (;;) {
    const found = await client.send('stories.list', {})
    if (found.looked >= found.total || found.stopped) return found
    await setTimeout(50)
  }
}

async function list({ client, context }: Scene): Promise<unknown> {
  const began = performance.now()
  const { stories, proposals, looked, total } = await compared(client)
  const { print, language } = context
  for (const { id, title, reports: own, additions } of stories) {
    print(`${id}  ${title}`)
    printReports(own, context, '  ')
    printReports(additions, context, '  + ')
  }
  proposals.forEach(({ title, reports: own, score }, at) => {
    print(`${at + 1}  ${score.toFixed(2)}  ${say(storyWords, language, 'proposed')}: ${title}`)
    printReports(own, context, '  ')
  })
  const milliseconds = performance.now() - began
  print(
    say(storyWords, language, 'counted', {
      stories: stories.length,
      proposals: proposals.length,
      looked,
      total,
    }),
  )
  return { stories, proposals, looked, total, milliseconds }
}

function printReports(own: readonly ReportName[], { print, language }: CommandContext, before: string): void {
  for (const { id, title, opening, publication, published } of own)
    print(
      before +
        [id, published ?? '—', publication ?? '—', title ?? `${words(language, 'untitled')} ${opening}`].join(
          '  ',
        ),
    )
}

async function show(scene: Scene): Promise<unknown> {
  const { client, context } = scene
  const { print, language } = context
  const began = performance.now()
  const detail = await client.send('stories.get', { storyId: await story(scene) })
  print(`# ${detail.title}`)
  for (const { id, title, opening, published, publication, role } of detail.entries)
    print(
      `${published ?? '—'}  ${say(storyWords, language, `role.${role}`)}  ${publication ?? '—'}  ${title ?? opening}  ${id}`,
    )
  for (const { date, places } of detail.events)
    for (const { reportId, ranges, before, text, after } of places)
      print(`${date}  ${reportId} ${ranges[0]?.[0]}–${ranges.at(-1)?.[1]}  ${before}${text}${after}`)
  for (const { fromEnd, toEnd, relation } of detail.contradictions)
    print(`${relation}: ${fromEnd.quote ?? fromEnd.reportTitle} ↔ ${toEnd.quote ?? toEnd.reportTitle}`)
  if (detail.differences.length > 0) print(`# ${say(storyWords, language, 'differences')}`)
  for (const { figures } of detail.differences)
    print(
      figures
        .map(({ before, text, after, reportId }) => `${before}${text}${after} (${reportId})`)
        .join(' ↔ '),
    )
  return { ...detail, milliseconds: performance.now() - began }
}

async function members(scene: Scene, call: 'stories.addReports' | 'stories.removeReports'): Promise<unknown> {
  const reportIds = await reports(scene, scene.rest.slice(1))
  return done(scene, await scene.client.send(call, { id: await story(scene), reportIds }))
}

async function reports({ client, context }: Scene, given: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const one of given) ids.push(await findReport(client, one, context))
  return ids
}

/** A story by its id, the end of it, or its title. @throws not-found, usage */
async function story({ client, rest, context }: Scene, at = 0): Promise<string> {
  const given = rest[at] ?? ''
  const { stories } = await client.send('stories.list', {})
  const id = stories.find(({ title }) => title === given)?.id ?? pickId(stories, given, context)
  if (id === null) throw new NotHereError(say(storyWords, context.language, 'noStory', { name: given }))
  return id
}

/** The reports of a proposal by its number in the list. */
async function proposed({ client, rest, context }: Scene): Promise<string[]> {
  const { proposals } = await compared(client)
  const found = proposals[Number(rest[0]) - 1]
  if (!found)
    throw new NotHereError(say(storyWords, context.language, 'noProposal', { number: rest[0] ?? '' }))
  return found.reports.map(({ id }) => id)
}

function done({ context: { print } }: Scene, result: { id: string }): { id: string } {
  print(result.id)
  return result
}

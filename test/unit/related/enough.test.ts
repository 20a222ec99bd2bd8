/** Words that newspapers use of anything make no two reports related. All texts are made up. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLibrary, openBench, type MadeLibrary } from '../../bench/made-library.ts'
import type { Direct } from '../../../electron/hosts/direct.ts'

const TEXTS = {
  boiler: `锅炉房起火

城西一处锅炉房昨晚起火，事故没有造成伤亡。消防员赶到后疏散了楼上居民，事故原因仍在查。

物业说，锅炉去年才检修过，事故发生时值班员正在换岗。`,
  reactor: `研究堆停机检修

西山的研究堆因冷却泵异响停机，运营方说这不算事故。按规程，附近居民先行疏散，当晚返回。

上一次事故在二十年前，当时疏散用了三个小时。`,
  visit: `副市长看机器人

副市长昨天走进三家机器人作坊，听取介绍，观看演示。他说，要让更多场景向新技术打开，部门之间要协同。`,
  fund: `种子基金下设专班

种子基金设立专班，场景由高校提出，资金与设备协同投放，路演时演示样机。`,
  tofu: `老磨坊还在转

镇上的石磨转了八十年，豆腐还是那口豆腐。磨坊主说，石磨慢，豆腐才香，豆腐皮要趁热揭。`,
  'tofu-queue': `一块豆腐排长队

清早排队的人都为一块豆腐。有人问为什么不用机器，掌柜指指石磨：石磨出的浆细，豆腐不散。`,
  harbour: `A town without trams

Without trams the town feels quiet. The mayor put the old cars into a shed and people got used to buses.`,
  bakery: `Bread put to the test

Bakers put rye into the oven without salt. Without it the crust stays pale, they said.`,
}

let made: MadeLibrary
let library: Direct
let ids: Record<string, string> = {}
beforeAll(async () => {
  made = await makeLibrary(
    Object.fromEntries(Object.entries(TEXTS).map(([name, text]) => [`${name}.txt`, text])),
  )
  library = await openBench(made.folder)
  const reports = await library.client.send('reports.list', {})
  ids = Object.fromEntries(reports.map(({ fileName, id }) => [fileName.replace('.txt', ''), id]))
})
afterAll(async () => {
  await library.close()
  made.remove()
})

const related = async (name: string): Promise<string[]> => {
  const { reports } = await library.client.send('related.list', { reportId: ids[name]! })
  return reports.map(({ fileName }) => fileName.replace('.txt', ''))
}

test('an accident here and one there, a visit and a fund, two English words: no relation', async () => {
  for (const name of ['boiler', 'reactor', 'visit', 'fund', 'harbour', 'bakery'])
    expect([name, await related(name)]).toEqual([name, []])
})

test('words of one matter that come again in both are enough, without any name', async () => {
  expect(await related('tofu')).toEqual(['tofu-queue'])
  expect(await related('tofu-queue')).toEqual(['tofu'])
})

import { messages } from './messages.ts'

/** What the tables of a library hold, in a reader's words: for entries that no longer have a name to be told by. */
export const kindWords = messages({
  en: {
    'check-kind-source': 'sources',
    'check-kind-source_text': 'texts of sources',
    'check-kind-report': 'reports',
    'check-kind-page': 'arrangement of pages',
    'check-kind-highlight': 'highlights',
    'check-kind-note': 'notes',
    'check-kind-theme': 'themes',
    'check-kind-theme_assignment': 'themes on passages and reports',
    'check-kind-link': 'links',
    'check-kind-story': 'stories',
    'check-kind-correction': 'corrections',
    'check-kind-relation': 'relations',
    'check-kind-saved_search': 'saved searches',
    'check-kind-foreign_annotation': 'annotations of other programs',
    'check-kind-setting': 'settings',
    'check-kind-history': 'history of changes and undo',
    'check-kind-template': 'templates',
    'check-kind-watched_folder': 'watched folders',
    'check-kind-search': 'search index',
    'check-kind-other': 'inner tables',
  },
  'zh-Hans': {
    'check-kind-source': '来源',
    'check-kind-source_text': '来源的正文',
    'check-kind-report': '报道',
    'check-kind-page': '版面编排',
    'check-kind-highlight': '高亮',
    'check-kind-note': '笔记',
    'check-kind-theme': '主题',
    'check-kind-theme_assignment': '段落和报道上的主题',
    'check-kind-link': '链接',
    'check-kind-story': '事件',
    'check-kind-correction': '更正',
    'check-kind-relation': '关系',
    'check-kind-saved_search': '保存的搜索',
    'check-kind-foreign_annotation': '其他程序的批注',
    'check-kind-setting': '设置',
    'check-kind-history': '改动记录和撤销',
    'check-kind-template': '模板',
    'check-kind-watched_folder': '监看的文件夹',
    'check-kind-search': '搜索索引',
    'check-kind-other': '内部数据',
  },
  'zh-Hant': {
    'check-kind-source': '來源',
    'check-kind-source_text': '來源的正文',
    'check-kind-report': '報道',
    'check-kind-page': '版面編排',
    'check-kind-highlight': '螢光標示',
    'check-kind-note': '筆記',
    'check-kind-theme': '主題',
    'check-kind-theme_assignment': '段落和報道上的主題',
    'check-kind-link': '連結',
    'check-kind-story': '事件',
    'check-kind-correction': '更正',
    'check-kind-relation': '關係',
    'check-kind-saved_search': '儲存的搜尋',
    'check-kind-foreign_annotation': '其他程式的批註',
    'check-kind-setting': '設定',
    'check-kind-history': '變更記錄和復原',
    'check-kind-template': '範本',
    'check-kind-watched_folder': '監看的資料夾',
    'check-kind-search': '搜尋索引',
    'check-kind-other': '內部資料',
  },
})

type Kind = keyof (typeof kindWords)['en'] extends `check-kind-${infer K}` ? K : never

/** Tables that are told by the word of another. */
const SAME: Record<string, Kind> = {
  source_markup: 'source_text',
  block: 'report',
  op: 'history',
  undo: 'history',
  story_report: 'story',
}

/** The key of the word for a table's entries, in `errors`. */
export function kindKey(table: string): `check-kind-${Kind}` {
  const kind = /_fts|^title_sound/.test(table) ? 'search' : (SAME[table] ?? table)
  const key = `check-kind-${kind}`
  return Object.hasOwn(kindWords.en, key) ? (key as `check-kind-${Kind}`) : 'check-kind-other'
}

import { messages } from './messages.ts'

/** What `library.check` can find; the words below say it with `count`. */
export type CheckCode =
  | 'integrity'
  | 'not-salvaged'
  | 'changes-missing'
  | 'row-changed'
  | 'row-lost'
  | 'broken-keys'
  | 'original-missing'
  | 'original-changed'
  | 'text-damaged'
  | 'block-outside'
  | 'text-twice'
  | 'quote-moved'
  | 'correction-moved'
  | 'stray'
  | 'index-damaged'
  | 'index-incomplete'

/** A sentence for each of them; a code without one does not compile. */
export const checkErrors = messages<`check-${CheckCode}`>({
  en: {
    'check-integrity':
      'The database file is damaged ({{count}}). Repair it, or restore the newest backup. Only then can it be told whether anything else is wrong.',
    'check-not-salvaged':
      'Entries of the damaged library that could not be read: {{count}}. They are listed in the .txt file beside the kept library.damaged-… database; a backup may still have them.',
    'check-changes-missing':
      'The last saved changes are missing: the library is older than what was saved. Restore the newest backup.',
    'check-row-changed':
      'Entries that are no longer what you saved: {{count}}. A part of the disk has changed them. Compare them with a backup.',
    'check-row-lost': 'Entries that are gone though nobody removed them: {{count}}. Compare with a backup.',
    'check-broken-keys': 'Entries that point at something that is gone: {{count}}.',
    'check-original-missing':
      'Original files missing from the blobs folder: {{count}}. Their texts are still there.',
    'check-original-changed':
      'Original files that are no longer what was imported: {{count}}. Their texts are still there.',
    'check-text-damaged':
      'Sources whose text is missing or no longer what was imported: {{count}}. The repair reads it again from the original file.',
    'check-block-outside': 'Pieces of reports that reach past their text: {{count}}.',
    'check-text-twice': 'Pieces of text that two reports hold at once: {{count}}.',
    'check-quote-moved': 'Highlights that no longer stand on their words: {{count}}.',
    'check-correction-moved': 'Corrections that no longer stand on the words they correct: {{count}}.',
    'check-stray': 'Notes, themes or links on something that is gone: {{count}}.',
    'check-index-damaged':
      'The search index is damaged ({{count}}). Search may miss something; nothing else is affected.',
    'check-index-incomplete': 'Entries that search does not know, or knows though they are gone: {{count}}.',
  },
  'zh-Hans': {
    'check-integrity':
      '数据库文件有 {{count}} 处损坏。请修复，或用最新的备份恢复；之后才能查出其他内容是否完好。',
    'check-not-salvaged':
      '损坏的资料库中读不出的条目：{{count}}。清单在保留的 library.damaged-… 旁的 .txt 文件中；备份里可能还有。',
    'check-changes-missing': '缺少最后保存的改动：资料库比保存过的内容旧。请恢复最新的备份。',
    'check-row-changed': '与保存时不同的条目：{{count}}。磁盘上的内容被改变了，请与备份比较。',
    'check-row-lost': '没有人删除却已不见的条目：{{count}}。请与备份比较。',
    'check-broken-keys': '指向已不存在内容的记录：{{count}}。',
    'check-original-missing': 'blobs 文件夹里缺少的原始文件：{{count}}。正文仍在。',
    'check-original-changed': '与导入时不同的原始文件：{{count}}。正文仍在。',
    'check-text-damaged': '正文缺失或与导入时不同的来源：{{count}}。修复时会从原始文件重新读取。',
    'check-block-outside': '超出正文的报道片段：{{count}}。',
    'check-text-twice': '同时属于两篇报道的文字片段：{{count}}。',
    'check-quote-moved': '与所在文字不再相符的高亮：{{count}}。',
    'check-correction-moved': '与所更正文字不再相符的更正：{{count}}。',
    'check-stray': '附在已不存在内容上的笔记、主题或链接：{{count}}。',
    'check-index-damaged': '搜索索引已损坏（{{count}}）。搜索可能有遗漏，其他内容不受影响。',
    'check-index-incomplete': '搜索索引与资料库不符的条目：{{count}}。',
  },
  'zh-Hant': {
    'check-integrity':
      '資料庫檔案有 {{count}} 處損壞。請修復，或用最新的備份還原；之後才能查出其他內容是否完好。',
    'check-not-salvaged':
      '損壞的資料庫中讀不出的項目：{{count}}。清單在保留的 library.damaged-… 旁的 .txt 檔中；備份裏可能還有。',
    'check-changes-missing': '缺少最後儲存的變更：資料庫比儲存過的內容舊。請還原最新的備份。',
    'check-row-changed': '與儲存時不同的項目：{{count}}。磁碟上的內容被改變了，請與備份比較。',
    'check-row-lost': '沒有人刪除卻已不見的項目：{{count}}。請與備份比較。',
    'check-broken-keys': '指向已不存在內容的記錄：{{count}}。',
    'check-original-missing': 'blobs 資料夾內缺少的原始檔案：{{count}}。正文仍在。',
    'check-original-changed': '與匯入時不同的原始檔案：{{count}}。正文仍在。',
    'check-text-damaged': '正文缺失或與匯入時不同的來源：{{count}}。修復時會從原始檔案重新讀取。',
    'check-block-outside': '超出正文的報道片段：{{count}}。',
    'check-text-twice': '同時屬於兩篇報道的文字片段：{{count}}。',
    'check-quote-moved': '與所在文字不再相符的螢光標示：{{count}}。',
    'check-correction-moved': '與所更正文字不再相符的更正：{{count}}。',
    'check-stray': '附在已不存在內容上的筆記、主題或連結：{{count}}。',
    'check-index-damaged': '搜尋索引已損壞（{{count}}）。搜尋可能有遺漏，其他內容不受影響。',
    'check-index-incomplete': '搜尋索引與資料庫不符的項目：{{count}}。',
  },
})

import { messages } from './messages.ts'

/** What the window says unasked: of crashes, of a new version, of a package the system had it open. */
export const notices = messages({
  en: {
    revived:
      'The window failed and was loaded anew. Everything saved is here; notes being written came back from their drafts.',
    restarted:
      'The part of Pressmark that keeps the library failed and was started again. Everything saved is here; the last step may not have been saved: look at it again.',
    unclean: 'Pressmark did not end properly last time.',
    uncleanKept:
      'Everything saved is here; notes being written came back from their drafts. The library is being checked; you hear of it only if something is wrong.',
    copyDiagnostics: 'Copy diagnostics',
    updated: 'This is Pressmark {{version}} now.',
    news: 'What is new',
    newsTitle: 'New in {{version}}',
    newsInEnglish: 'This list is in English.',
    packageWaits: '“{{name}}” waits: it is asked about when this dialog is closed.',
  },
  'zh-Hans': {
    revived: '窗口意外结束，已重新载入。已保存的内容都在，正在写的笔记已从草稿恢复。',
    restarted: '管理资料库的部分意外结束，已重新启动。已保存的内容都在；最后一步可能没有保存，请再看一下。',
    unclean: 'Pressmark 上次没有正常结束。',
    uncleanKept: '已保存的内容都在，正在写的笔记已从草稿恢复。正在检查资料库，发现问题才会提示。',
    copyDiagnostics: '复制诊断信息',
    updated: '现在是 Pressmark {{version}}。',
    news: '新增内容',
    newsTitle: '{{version}} 的新增内容',
    newsInEnglish: '以下内容为英文。',
    packageWaits: '“{{name}}”正在等候：关闭此对话框后会询问是否并入。',
  },
  'zh-Hant': {
    revived: '視窗意外結束，已重新載入。已儲存的內容都在，正在寫的筆記已從草稿還原。',
    restarted: '管理資料庫的部分意外結束，已重新啟動。已儲存的內容都在；最後一步可能沒有儲存，請再看一下。',
    unclean: 'Pressmark 上次沒有正常結束。',
    uncleanKept: '已儲存的內容都在，正在寫的筆記已從草稿還原。正在檢查資料庫，發現問題才會提示。',
    copyDiagnostics: '複製診斷資訊',
    updated: '現在是 Pressmark {{version}}。',
    news: '新增內容',
    newsTitle: '{{version}} 的新增內容',
    newsInEnglish: '以下內容為英文。',
    packageWaits: '「{{name}}」正在等候：關閉此對話框後會詢問是否併入。',
  },
})

import { messages } from './messages.ts'

/** What happens to the library as a whole: it does not open, its disk, its backups, much taken away at once. */
export const libraryErrors = messages({
  en: {
    'library-moved':
      'The folder of the library, {{path}}, was moved, deleted or replaced while it was open. This last step was not saved; what you type stays in the window. Put the folder back, or copy your text and start Pressmark again.',
    'needs-confirmation':
      'This would take away much at once ({{count}}). Nothing was changed. Look at what goes, then confirm it.',
    'repair-partial':
      'Not only an index of the library is damaged: making all of them anew did not mend it. Nothing was changed. Restore a backup, or bring what can be read into a new library; the damaged one is kept.',
    'backup-not-found': 'This backup is no longer there: {{name}}. Nothing was changed. Choose another one.',
    'backup-damaged': 'The backup {{path}} is damaged or is none. Nothing was changed. Choose another one.',
    'backup-failed':
      'No backup could be made in {{path}}. Nothing was changed. Check that the disk has space and may be written to.',
    'backup-folder-missing':
      'The folder {{path}} is not there: its disk may be unplugged. Backups in the library’s own folder go on. Plug it in, or choose another folder.',
    'backup-folder-inside':
      '{{path}} lies inside the library: it would be lost with it. Nothing was changed. Choose a folder elsewhere, best on another disk.',
    'backup-no-dialog':
      'No folder dialog can be shown here. Nothing was changed. Close Pressmark and run in a terminal: npx pressmark backups folder DIR',
    'library-locked':
      'The library {{path}} is open in another Pressmark (process {{pid}} on {{host}}). Nothing was changed. Close it there first.',
    'holder-silent':
      'The other Pressmark (process {{pid}} on {{host}}) did not answer. Nothing was changed. Look for its window, or close it and try again.',
    'library-newer':
      'The library {{path}} was made by a newer Pressmark (version {{version}}; this one knows {{known}}). Nothing was changed. Update Pressmark to open it.',
    'library-read-only':
      'Pressmark may not write to {{path}}. Nothing was changed. Give yourself permission to write there, or choose another folder.',
    'library-for-reading':
      'This library was opened for reading only: what is shown is a copy. Nothing was changed. Copy or export what you need; to change it, open the library itself.',
    'library-damaged':
      'The library {{path}} is damaged: parts of its database cannot be read. Nothing was changed. Copy the folder to a safe place, then restore the newest backup, or have Pressmark bring what can be read into a new library.',
    'library-header':
      'The first bytes of library.db in {{path}} are damaged, so that it no longer looks like a library. Nothing was changed. Restore the newest backup, or have Pressmark bring what can be read into a new library.',
    'library-empty':
      'The file library.db in {{path}} is empty: what was in it is not there any more. Nothing was changed. Restore the newest backup.',
    'library-gone':
      'The file library.db is no longer in {{path}}, though other files of the library are. Nothing was changed. Put it back if you moved it; otherwise restore the newest backup.',
    'library-behind':
      'The last changes that were saved in {{path}} are missing from it ({{count}}; the last of {{time}}): a part of its files was lost or replaced by an older one. Nothing was changed. Put the missing files back, restore a backup, or open the library as it is.',
    'library-other':
      'The file library.db in {{path}} is not the one that was last open here (last changed {{time}}): another took its place, or a copy that went on by itself. What was saved here may be missing in it. Nothing was changed. Put the right file back, restore a backup, or open it as it is if it was meant.',
    'library-migration':
      'The library {{path}} could not be brought to this version of Pressmark ({{version}}). It is as it was before, and a copy of it lies in its backups folder. Check the library with the Pressmark you had, or open it for reading.',
    'library-migration-uncopied':
      'The library {{path}} could not be brought to this version of Pressmark ({{version}}). It is as it was before; the copy that is made first failed, too, so make one of the folder yourself. Check the library with the Pressmark you had, or open it for reading.',
    'library-unreadable':
      'The library {{path}} could not be brought to this version of Pressmark ({{version}}), and as it is this version cannot show it either. It is as it was before. Open it with the Pressmark you had, or restore a backup.',
    'library-missing': 'There is no library in {{path}}. Nothing was made. Check the folder’s name.',
    'not-a-library':
      '{{path}} is not a Pressmark library and is left as it is. Choose an empty folder or the folder of a library.',
    'disk-failing':
      'The disk that holds {{path}} could not be read or written to: it may be failing, or be unplugged. What was saved before is as the disk has it. Check that it is plugged in and try again; if it happens again, copy the folder to another disk first of all.',
    'disk-full':
      'The disk that holds {{path}} is full. What was saved before is safe; this last step was not saved. Free some space and try again.',
  },
  'zh-Hans': {
    'library-moved':
      '资料库文件夹 {{path}} 在打开期间被移动、删除或替换。最后这一步没有保存，你输入的文字仍留在窗口里。请把文件夹放回原处，或先复制文字再重新启动 Pressmark。',
    'needs-confirmation': '这会一次移除很多内容（{{count}}）。没有作任何改动。请先看清会移除什么，再确认。',
    'repair-partial':
      '资料库损坏的不只是索引，重建索引无法修复。没有作任何改动。请恢复备份，或把读得出的内容放进新资料库；损坏的会保留。',
    'backup-not-found': '这份备份已经不在了：{{name}}。没有作任何改动。请另选一份。',
    'backup-damaged': '备份 {{path}} 已损坏或不是备份。没有作任何改动。请另选一份。',
    'backup-failed': '无法在 {{path}} 中备份。没有作任何改动。请检查磁盘是否有空间、是否可写。',
    'backup-folder-missing':
      '找不到文件夹 {{path}}：它所在的磁盘可能已拔下。资料库自身文件夹中的备份照常进行。请插回磁盘，或另选文件夹。',
    'backup-folder-inside':
      '{{path}} 在资料库里面，会随它一起丢失。没有作任何改动。请另选别处的文件夹，最好在另一块磁盘上。',
    'backup-no-dialog':
      '这里无法显示选择文件夹的对话框。没有作任何改动。请关闭 Pressmark，然后在终端运行：npx pressmark backups folder DIR',
    'library-locked':
      '资料库 {{path}} 正由另一个 Pressmark 打开（{{host}} 上的进程 {{pid}}），没有作任何更改。请先在那边关闭。',
    'holder-silent':
      '另一个 Pressmark（{{host}} 上的进程 {{pid}}）没有回应，没有作任何更改。请找到它的窗口，或关闭它之后再试。',
    'library-newer':
      '资料库 {{path}} 由更新版本的 Pressmark 建立（版本 {{version}}，本程序只认得到 {{known}}），没有作任何更改。请更新 Pressmark 后再打开。',
    'library-read-only': '无权写入 {{path}}，没有作任何更改。请取得写入权限，或另选一个文件夹。',
    'library-for-reading':
      '资料库以只读方式打开，看到的是一份副本。没有作任何更改。需要的内容可以复制或导出；要改动，请打开资料库本身。',
    'library-damaged':
      '资料库 {{path}} 已损坏：数据库有部分内容读不出来。没有改动任何内容。请先把文件夹复制到安全的地方，再恢复最新的备份，或让 Pressmark 把还能读出的内容救到新资料库。',
    'library-header':
      '{{path}} 中 library.db 的开头已损坏，看起来不再是资料库。没有改动任何内容。请恢复最新的备份，或让 Pressmark 把还能读出的内容救到新资料库。',
    'library-empty':
      '{{path}} 中的 library.db 是空文件，原有内容已不在其中。没有改动任何内容。请恢复最新的备份。',
    'library-gone':
      '{{path}} 中已没有 library.db，但资料库的其他文件还在。没有改动任何内容。如果你移动过它，请放回原处；否则请恢复最新的备份。',
    'library-behind':
      '{{path}} 缺少最后保存的改动（{{count}} 次，最后一次在 {{time}}）：资料库的部分文件丢失，或被旧文件替换。没有改动任何内容。请放回缺失的文件、恢复备份，或按现状打开。',
    'library-other':
      '{{path}} 中的 library.db 不是上次在此打开的那一个（最后改动于 {{time}}）：它已被另一个资料库取代，或被另有改动的副本取代，其中可能缺少在此保存过的内容。没有改动任何内容。请放回原来的文件、恢复备份；若是有意替换，可按现状打开。',
    'library-migration':
      '无法把资料库 {{path}} 升级到此版本（{{version}}）。资料库保持原样，并在 backups 文件夹留有一份副本。请用原来的 Pressmark 检查资料库，或以只读方式打开。',
    'library-migration-uncopied':
      '无法把资料库 {{path}} 升级到此版本（{{version}}）。资料库保持原样，但升级前的备份也没有做成，请自行复制一份这个文件夹。然后用原来的 Pressmark 检查资料库，或以只读方式打开。',
    'library-unreadable':
      '无法把资料库 {{path}} 升级到此版本（{{version}}），此版本也无法显示它现在的样子。资料库保持原样。请用原来的 Pressmark 打开，或恢复备份。',
    'library-missing': '{{path}} 里没有资料库，也没有新建任何东西。请检查文件夹名称。',
    'not-a-library': '{{path}} 不是 Pressmark 资料库，已原样保留。请选择一个空文件夹，或资料库所在的文件夹。',
    'disk-failing':
      '{{path}} 所在的磁盘读写出错：磁盘可能正在损坏，或已断开。之前保存的内容仍是磁盘上的样子。请检查连接后重试；如果再次出错，请先把整个文件夹复制到另一块磁盘。',
    'disk-full': '{{path}} 所在的磁盘已满。之前保存的内容是安全的，最后这一步没有保存。请腾出空间后重试。',
  },
  'zh-Hant': {
    'library-moved':
      '資料庫資料夾 {{path}} 在開啟期間被移動、刪除或取代。最後這一步沒有儲存，你輸入的文字仍留在視窗裏。請把資料夾放回原處，或先複製文字再重新啟動 Pressmark。',
    'needs-confirmation': '這會一次移除很多內容（{{count}}）。沒有作任何更動。請先看清會移除什麼，再確認。',
    'repair-partial':
      '資料庫損壞的不只是索引，重建索引無法修復。沒有作任何更動。請還原備份，或把讀得出的內容放進新資料庫；損壞的會保留。',
    'backup-not-found': '這份備份已經不在了：{{name}}。沒有作任何更動。請另選一份。',
    'backup-damaged': '備份 {{path}} 已損壞或不是備份。沒有作任何更動。請另選一份。',
    'backup-failed': '無法在 {{path}} 中備份。沒有作任何更動。請檢查磁碟是否有空間、是否可寫入。',
    'backup-folder-missing':
      '找不到資料夾 {{path}}：它所在的磁碟可能已拔下。資料庫自身資料夾中的備份照常進行。請插回磁碟，或另選資料夾。',
    'backup-folder-inside':
      '{{path}} 在資料庫裏面，會隨它一起遺失。沒有作任何更動。請另選別處的資料夾，最好在另一顆磁碟上。',
    'backup-no-dialog':
      '這裏無法顯示選擇資料夾的對話框。沒有作任何更動。請關閉 Pressmark，然後在終端機執行：npx pressmark backups folder DIR',
    'library-locked':
      '資料庫 {{path}} 正由另一個 Pressmark 開啟（{{host}} 上的程序 {{pid}}），沒有作出任何更改。請先在那邊關閉。',
    'holder-silent':
      '另一個 Pressmark（{{host}} 上的程序 {{pid}}）沒有回應，沒有作出任何更改。請找到它的視窗，或關閉它之後再試。',
    'library-newer':
      '資料庫 {{path}} 由較新版本的 Pressmark 建立（版本 {{version}}，本程式只支援至 {{known}}），沒有作出任何更改。請更新 Pressmark 後再開啟。',
    'library-read-only': '沒有權限寫入 {{path}}，沒有作出任何更改。請取得寫入權限，或改選其他資料夾。',
    'library-for-reading':
      '資料庫以唯讀方式開啟，看到的是一份副本。沒有作出任何更改。需要的內容可以複製或匯出；要改動，請開啟資料庫本身。',
    'library-damaged':
      '資料庫 {{path}} 已損壞：有部分內容讀不出來。沒有變更任何內容。請先把資料夾複製到安全的地方，再還原最新的備份，或讓 Pressmark 把還能讀出的內容救到新資料庫。',
    'library-header':
      '{{path}} 中 library.db 的開頭已損壞，看起來不再是資料庫。沒有變更任何內容。請還原最新的備份，或讓 Pressmark 把還能讀出的內容救到新資料庫。',
    'library-empty':
      '{{path}} 中的 library.db 是空檔案，原有內容已不在其中。沒有變更任何內容。請還原最新的備份。',
    'library-gone':
      '{{path}} 中已沒有 library.db，但資料庫的其他檔案還在。沒有變更任何內容。如果你移動過它，請放回原處；否則請還原最新的備份。',
    'library-behind':
      '{{path}} 缺少最後儲存的變更（{{count}} 次，最後一次在 {{time}}）：資料庫的部分檔案遺失，或被舊檔案取代。沒有變更任何內容。請放回缺少的檔案、還原備份，或照現況開啟。',
    'library-other':
      '{{path}} 中的 library.db 不是上次在此開啟的那一個（最後變更於 {{time}}）：它已被另一個資料庫取代，或被另有變更的副本取代，其中可能缺少在此儲存過的內容。沒有變更任何內容。請放回原來的檔案、還原備份；若是有意替換，可照現況開啟。',
    'library-migration':
      '無法把資料庫 {{path}} 升級到這個版本（{{version}}）。資料庫維持原樣，並在 backups 資料夾留有一份副本。請用原來的 Pressmark 檢查資料庫，或以唯讀方式開啟。',
    'library-migration-uncopied':
      '無法把資料庫 {{path}} 升級到這個版本（{{version}}）。資料庫維持原樣，但升級前的備份也沒有做成，請自行複製一份這個資料夾。然後用原來的 Pressmark 檢查資料庫，或以唯讀方式開啟。',
    'library-unreadable':
      '無法把資料庫 {{path}} 升級到這個版本（{{version}}），這個版本也無法顯示它現在的樣子。資料庫維持原樣。請用原來的 Pressmark 開啟，或還原備份。',
    'library-missing': '{{path}} 內沒有資料庫，也沒有建立任何東西。請檢查資料夾名稱。',
    'not-a-library': '{{path}} 不是 Pressmark 資料庫，已原封不動。請選擇空的資料夾，或資料庫所在的資料夾。',
    'disk-failing':
      '{{path}} 所在的磁碟讀寫出錯：磁碟可能正在損壞，或已中斷連接。之前儲存的內容仍是磁碟上的樣子。請檢查連接後再試；如果再次出錯，請先把整個資料夾複製到另一個磁碟。',
    'disk-full': '{{path}} 所在的磁碟已滿。之前儲存的內容安全，最後這一步未有儲存。請騰出空間後再試。',
  },
})

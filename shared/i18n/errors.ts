import type { ErrorCode } from '../errors.ts'
import { checkErrors, type CheckCode } from './errors-check.ts'
import { fileErrors } from './errors-file.ts'
import { kindWords } from './errors-kinds.ts'
import { libraryErrors } from './errors-library.ts'
import { messages } from './messages.ts'

/**
 * A sentence for every error code: what happened, what was kept, what to do. Placeholders are the data the
 * error carries. A code without a sentence does not compile.
 */
export const errors = messages<ErrorCode | `check-${CheckCode}` | keyof (typeof kindWords)['en']>({
  en: {
    ...libraryErrors.en,
    'annotations-unreadable':
      'The annotations in this file could not be read: it is damaged, or of another kind than its name says. Nothing was changed. Export it again from the program it comes from.',
    'annotations-too-many':
      'There are more than {{limit}} annotations or codes in this file. Nothing was changed. Export them from the program they come from in several parts.',
    'not-a-package':
      'This is not a Pressmark package, or not a whole one. Nothing was changed. Check that the file was copied completely.',
    'package-newer':
      'The package was made by a newer Pressmark ({{app}}). Nothing was changed. Update Pressmark to take it in.',
    'package-damaged':
      'The package is damaged: {{part}} is not what was written. Nothing was changed. Copy the file again from where it was made.',
    'package-too-large':
      'The package is larger than a package may be. Nothing was changed. Export parts of the library instead, story by story.',
    'bad-arguments': 'Pressmark did not understand this request. Nothing was changed.',
    'unknown-call':
      'This part of Pressmark is newer than the rest. Nothing was changed. Close every window and start it again.',
    'not-found':
      'This is no longer in the library: it may have been removed in another window. Undo brings it back.',
    'not-allowed': 'This can only be done from the command line. Nothing was changed.',
    internal:
      'Something went wrong inside Pressmark. What you had saved is untouched. Try again; if it happens again, check the library.',
    cancelled: 'This was called off, because something newer was asked for.',
    'connection-lost':
      'The connection to the library was lost. What was saved is safe; the last step may not have been. It reconnects by itself.',
    usage: 'The command was not understood. Nothing was changed. Run it with --help to see what it takes.',
    ...fileErrors.en,
    'watch-missing':
      'There is no folder “{{path}}”, or it cannot be read. Nothing is watched that was not before. Give its whole path.',
    'watch-place':
      '“{{path}}” is not watched: only folders inside your home folder (not hidden ones) or on a disk that is plugged in can be named here, and never the library itself. Any other is added with: pressmark watch add FOLDER',
    'watch-known': '“{{path}}” is watched already. Nothing was changed.',
    'source-annotated':
      'Work of yours stands on this source ({{count}}: annotations, details, moved text), which would lose its place in another encoding. Nothing was changed. Take it off first, or import the file into another library.',
    'range-outside':
      'The passage reaches past the end of the text. Nothing was changed. Open the report again and select it anew.',
    'quote-not-found':
      'These words are not in the report. Nothing was changed. Copy them from the report as it is shown.',
    'quote-ambiguous':
      'These words stand at {{count}} places in the report. Nothing was changed. Give a longer quote.',
    'note-changed': 'This note was changed elsewhere meanwhile. Both texts are kept; open it again.',
    'note-too-long':
      'This note is too long: {{characters}} characters, at most {{most}}. What was saved before is kept. Move a part of it into a new note.',
    'correction-nowhere':
      'These words are not shown in the report: the page was cut through them, or they were set aside. Nothing was changed. Join the paragraph on the page desk first.',
    'correction-across-blocks':
      'A correction stays inside one paragraph, and on words that stand together. Nothing was changed. Correct each paragraph by itself.',
    'correction-empty':
      'Nothing would be left of this paragraph. Nothing was changed. Set its text aside on the page desk instead.',
    'correction-characters':
      'The text holds a line break, a control character or half a character. Nothing was changed. Type it again as plain words.',
    'correction-same': 'The text is the same as before. Nothing was changed.',
    'correction-overlap':
      'Another correction stands on these words now. Nothing was changed. Remove that one first.',
    'page-of-document':
      'This document says itself what its headings and paragraphs are, so there is nothing to work out. Nothing was changed. Borders and titles can be moved by hand.',
    'page-changed':
      'The page was changed meanwhile, perhaps in another window. Nothing was done. Look at it again, then repeat the step.',
    'version-of-itself':
      'A page cannot be a new version of itself or of one that came from it. Nothing was changed.',
    'act-impossible': 'This cannot be done with this text. Nothing was changed.',
    'act-at-edge':
      'There is nothing to cut here: no text stands on one side of this place. Nothing was changed. Choose a place further in.',
    'act-no-report': 'This text belongs to no report. Nothing was changed. Give it to a report first.',
    'act-other-report':
      'These pieces belong to different reports. Nothing was changed. Give them to one report first.',
    'highlights-apart':
      'Only two highlights of one report can be merged. Nothing was changed. To tie passages of two reports together, link them.',
    'theme-name-taken': 'There is a theme “{{name}}” here already. Nothing was changed. Choose another name.',
    'theme-inside-itself': 'The theme “{{name}}” cannot stand below itself. Nothing was changed.',
    'theme-into-itself':
      '“{{name}}” cannot be merged into itself. Nothing was changed. Choose another theme.',
    'relation-built-in':
      'This relation is built in and stays as it is. Nothing was changed. Make one of your own instead.',
    'relation-name-taken':
      'There is a relation “{{name}}” already. Nothing was changed. Merge the two, or choose another name.',
    'link-to-itself':
      'Both ends of the link are the same place. No link was made. Choose another passage for one end.',
    'nothing-to-undo': 'There is nothing to undo.',
    'nothing-to-redo': 'There is nothing to redo.',
    'undo-outdated':
      'This step can no longer be taken back: the library has changed since. Nothing was changed, and the step was dropped.',
    'export-unconfirmed':
      'This folder is not there now, or no longer says that you chose it for exports. Nothing was written. Choose the folder again.',
    'export-no-merge':
      'Only these forms can be merged with what you edited: {{formats}}. Nothing was written. Without merging it goes into a folder of its own.',
    'export-no-dialog':
      'No folder dialog can be shown here. Nothing was written. Run “pressmark export --format markdown --all --into FOLDER --merge” once in a terminal; the folder is then offered here.',
    'export-other':
      'This folder holds an export of something else (a theme, a story or everything), which this one would mix with. Nothing was written. Choose another folder.',
    'export-target':
      'The export could not be written to this folder. The files that were there are untouched. Choose another folder.',
    'export-no-browser':
      'No browser to print with was found. Nothing was written. Install Chrome, Chromium or Edge (or name one in PRESSMARK_BROWSER), or export as Word or HTML.',
    'export-print':
      '{{program}} could not print the pages. Nothing was written. Try fewer reports, or export as Word or HTML and print from there.',
    'template-wrong':
      'Template “{{name}}”: {{detail}} Nothing was written. Mend the template (Export → Edit templates) and try again.',
    'template-too-slow':
      'The template “{{name}}” took too long and was ended. Nothing was written. Look for a loop inside a loop, or export fewer reports.',
    'template-too-large':
      'The template “{{name}}” makes more text than can be held. Nothing was written. Look for a loop inside a loop, or export fewer reports.',
    'template-name-taken':
      'There is already a template “{{name}}”. Nothing was changed. Choose another name.',
    'template-file':
      '“{{name}}” is not a template: {{detail}}. Nothing was added. Choose a file that was saved from Pressmark, or a Liquid file of text.',
    ...checkErrors.en,
    ...kindWords.en,
  },
  'zh-Hans': {
    ...libraryErrors['zh-Hans'],
    'annotations-unreadable':
      '无法读取这个文件里的批注：文件已损坏，或与名称所示的类型不符。没有作任何更改。请从原来的程序重新导出。',
    'annotations-too-many':
      '这个文件里的批注或编码超过 {{limit}} 个。没有作任何更改。请在原来的程序中分几次导出。',
    'not-a-package': '这不是 Pressmark 资料包，或者不完整。资料库没有改动。请确认文件已完整复制。',
    'package-newer':
      '这个资料包由更新版本的 Pressmark（{{app}}）制作。资料库没有改动。请先更新 Pressmark 再导入。',
    'package-damaged': '资料包已损坏：{{part}} 与写入时不同。资料库没有改动。请从制作它的地方重新复制。',
    'package-too-large': '资料包超过允许的大小。资料库没有改动。请改为按事件分别导出。',
    'bad-arguments': '无法理解这个请求，没有作任何更改。',
    'unknown-call': '程序的这一部分比其余部分新，没有作任何更改。请关闭所有窗口后重新启动。',
    'not-found': '资料库里已经没有这一项，可能在另一个窗口里删除了。可以用“撤销”找回。',
    'not-allowed': '这项操作只能在命令行进行，没有作任何更改。',
    internal: '程序内部出错。已保存的内容不受影响。请重试；若再次出现，请检查资料库。',
    cancelled: '已取消，因为有了更新的请求。',
    'connection-lost':
      '与资料库的连接已中断。已保存的内容是安全的，最后一步可能没有保存。程序会自动重新连接。',
    usage: '无法理解这条命令，没有作任何更改。加上 --help 可查看用法。',
    ...fileErrors['zh-Hans'],
    'watch-missing': '没有文件夹“{{path}}”，或者无法读取。监视的文件夹没有变化。请填写完整路径。',
    'watch-place':
      '没有监视“{{path}}”：这里只能填写个人文件夹里的（非隐藏的）文件夹，或外接磁盘上的文件夹，资料库本身也不行。其他位置请用命令添加：pressmark watch add 文件夹',
    'watch-known': '“{{path}}”已在监视，没有作任何更改。',
    'source-annotated':
      '这个来源上已有你做的 {{count}} 处工作（批注、填写的信息或调整过的文字），换一种编码会使它们失去位置。没有作任何更改。请先移除，或把文件导入另一个资料库。',
    'range-outside': '所选段落超出了正文，没有作任何更改。请重新打开报道再选一次。',
    'quote-not-found': '报道里没有这些文字，没有作任何更改。请从显示的报道中照抄。',
    'quote-ambiguous': '这些文字在报道里出现了 {{count}} 处，没有作任何更改。请给出更长的引文。',
    'note-changed': '这条笔记刚才在别处改过。两边的文字都还在，请重新打开。',
    'note-too-long':
      '笔记太长：{{characters}} 个字符，最多 {{most}} 个。此前已保存的内容都在。请把一部分移到新的笔记里。',
    'correction-nowhere':
      '报道中没有显示这些文字：版面在此处被断开，或文字已搁置。未作任何更改。请先在版面台接合该段。',
    'correction-across-blocks': '一处更正只能在一个段落之内，且文字须相连。未作任何更改。请逐段更正。',
    'correction-empty': '这样该段将一字不剩。未作任何更改。如不需要这段文字，请在版面台将其搁置。',
    'correction-characters': '文字中含有换行、控制字符或半个字符。未作任何更改。请重新输入普通文字。',
    'correction-same': '文字与原来相同。未作任何更改。',
    'correction-overlap': '这些文字上已有另一处更正。未作任何更改。请先移除那一处。',
    'page-of-document': '这份文件自己标明了标题和段落，无须重新推断。没有任何改动；边界和标题仍可手动调整。',
    'page-changed': '版面刚刚有了变动（也许在另一个窗口里），这一步没有执行。请看一眼现在的版面，再做一次。',
    'version-of-itself': '一个版面不能是自己的新版本，也不能是由它而来的版面的新版本，没有作任何更改。',
    'act-impossible': '这段文字不能这样处理，没有作任何更改。',
    'act-at-edge': '这里切不开：一侧已经没有文字了，没有作任何更改。请换个靠里的位置。',
    'act-no-report': '这段文字不属于任何报道，没有作任何更改。请先把它归入一篇报道。',
    'act-other-report': '这些文字分属不同的报道，没有作任何更改。请先把它们归入同一篇报道。',
    'highlights-apart': '只有同一篇报道里的两处高亮才能合并，没有作任何更改。两篇报道的文字可以用链接相连。',
    'theme-name-taken': '这里已有名为“{{name}}”的主题，没有作任何更改。请换一个名称。',
    'theme-inside-itself': '主题“{{name}}”不能放在它自己之下，没有作任何更改。',
    'theme-into-itself': '主题“{{name}}”不能与自己合并，没有作任何更改。请另选一个主题。',
    'relation-built-in': '这是内置关系，不能更改，没有作任何更改。可以另建一种自己的关系。',
    'relation-name-taken': '已有名为“{{name}}”的关系，没有作任何更改。可以把两者合并，或换一个名称。',
    'link-to-itself': '链接的两端是同一处，没有建立链接。请为其中一端另选一段。',
    'nothing-to-undo': '没有可撤销的操作。',
    'nothing-to-redo': '没有可重做的操作。',
    'undo-outdated': '资料库后来有了变化，这一步已无法撤销或重做。没有作任何更改，这一步已从记录中去掉。',
    'export-unconfirmed':
      '这个文件夹目前不在，或不再带有你选定它作导出之用的记录。没有写入任何内容。请重新选择文件夹。',
    'export-no-merge':
      '只有这些格式可以与你编辑过的文件合并：{{formats}}。没有写入任何内容。不合并则可导出到另一个文件夹。',
    'export-no-dialog':
      '这里无法显示选择文件夹的对话框。没有写入任何内容。请在终端运行一次“pressmark export --format markdown --all --into 文件夹 --merge”，之后这里就会列出该文件夹。',
    'export-other':
      '这个文件夹里已有另一种范围的导出（某个主题、某个事件或全部），两者会混在一起。没有写入任何内容。请另选一个文件夹。',
    'export-target': '无法把导出内容写入这个文件夹，原有文件没有变动。请另选一个文件夹。',
    'export-no-browser':
      '没有找到可用来打印的浏览器，未写入任何内容。请安装 Chrome、Chromium 或 Edge（或用 PRESSMARK_BROWSER 指定一个），也可以改为导出 Word 或 HTML。',
    'export-print':
      '{{program}} 没能打印这些页面，未写入任何内容。请减少报道数量再试，或导出为 Word 或 HTML 后打印。',
    'template-wrong': '模板“{{name}}”：{{detail}}未写入任何内容。请修改模板（导出 → 编辑模板）后再试。',
    'template-too-slow':
      '模板“{{name}}”用时过长，已中止，未写入任何内容。请检查循环里套着的循环，或减少导出的报道。',
    'template-too-large':
      '模板“{{name}}”生成的文字过多，未写入任何内容。请检查循环里套着的循环，或减少导出的报道。',
    'template-name-taken': '已有名为“{{name}}”的模板，未作任何更改。请换一个名称。',
    'template-file':
      '“{{name}}”不是模板：{{detail}}。未添加任何内容。请选择从 Pressmark 保存的文件，或 Liquid 文本文件。',
    ...checkErrors['zh-Hans'],
    ...kindWords['zh-Hans'],
  },
  'zh-Hant': {
    ...libraryErrors['zh-Hant'],
    'annotations-unreadable':
      '無法讀取這個檔案內的批註：檔案已損壞，或與名稱所示的類型不符。沒有作出任何更改。請從原來的程式重新匯出。',
    'annotations-too-many':
      '這個檔案內的批註或編碼超過 {{limit}} 個。沒有作出任何更改。請在原來的程式中分幾次匯出。',
    'not-a-package': '這不是 Pressmark 資料包，或者不完整。資料庫沒有變動。請確認檔案已完整複製。',
    'package-newer':
      '這個資料包由較新版本的 Pressmark（{{app}}）製作。資料庫沒有變動。請先更新 Pressmark 再匯入。',
    'package-damaged': '資料包已損壞：{{part}} 與寫入時不同。資料庫沒有變動。請從製作它的地方重新複製。',
    'package-too-large': '資料包超過允許的大小。資料庫沒有變動。請改為按事件分別匯出。',
    'bad-arguments': '無法理解這項要求，沒有作出任何更改。',
    'unknown-call': '程式的這部分比其餘部分新，沒有作出任何更改。請關閉所有視窗，再重新開啟。',
    'not-found': '資料庫內已沒有這個項目，可能在另一個視窗刪除了。按「復原」可以找回。',
    'not-allowed': '這項操作只能在命令列執行，沒有作出任何更改。',
    internal: '程式內部發生錯誤。已儲存的內容不受影響。請再試一次；如再次出現，請檢查資料庫。',
    cancelled: '已取消，因為有了更新的要求。',
    'connection-lost': '與資料庫的連線中斷了。已儲存的內容安全，最後一步可能未有儲存。程式會自動重新連線。',
    usage: '無法理解這個指令，沒有作出任何更改。加上 --help 可查看用法。',
    ...fileErrors['zh-Hant'],
    'watch-missing': '沒有資料夾「{{path}}」，或者無法讀取。監看的資料夾沒有變化。請填寫完整路徑。',
    'watch-place':
      '沒有監看「{{path}}」：這裏只能填寫個人資料夾裏的（非隱藏的）資料夾，或外接磁碟上的資料夾，資料庫本身也不行。其他位置請用命令加入：pressmark watch add 資料夾',
    'watch-known': '「{{path}}」已在監看，沒有作任何更改。',
    'source-annotated':
      '這個來源上已有你做的 {{count}} 處工作（批註、填寫的資料或調整過的文字），改用其他編碼會令它們失去位置。沒有作出任何更改。請先移除，或將檔案匯入另一個資料庫。',
    'range-outside': '所選段落超出了正文，沒有作出任何更改。請重新開啟報道再選一次。',
    'quote-not-found': '報道內沒有這些文字，沒有作出任何更改。請從顯示的報道照抄。',
    'quote-ambiguous': '這些文字在報道內出現了 {{count}} 處，沒有作出任何更改。請提供較長的引文。',
    'note-changed': '這則筆記剛才在別處改過。兩邊的文字都還在，請重新開啟。',
    'note-too-long':
      '筆記太長：{{characters}} 個字元，最多 {{most}} 個。先前已儲存的內容都在。請把一部分移到新的筆記。',
    'correction-nowhere':
      '報道中沒有顯示這些文字：版面在此處被斷開，或文字已擱置。未作任何更改。請先在版面台接合該段。',
    'correction-across-blocks': '一處更正只能在一個段落之內，且文字須相連。未作任何更改。請逐段更正。',
    'correction-empty': '這樣該段將一字不剩。未作任何更改。如不需要這段文字，請在版面台將其擱置。',
    'correction-characters': '文字中含有換行、控制字元或半個字元。未作任何更改。請重新輸入普通文字。',
    'correction-same': '文字與原來相同。未作任何更改。',
    'correction-overlap': '這些文字上已有另一處更正。未作任何更改。請先移除那一處。',
    'page-of-document': '這份檔案自己標明了標題和段落，無須重新推斷。沒有任何變動；邊界和標題仍可手動調整。',
    'page-changed': '版面剛剛有了變動（也許在另一個視窗裏），這一步沒有執行。請看一眼現在的版面，再做一次。',
    'version-of-itself': '一個版面不能是自己的新版本，也不能是由它而來的版面的新版本，沒有作出任何更改。',
    'act-impossible': '這段文字不能這樣處理，沒有作出任何更改。',
    'act-at-edge': '這裏切不開：其中一側已經沒有文字，沒有作出任何更改。請換個靠內的位置。',
    'act-no-report': '這段文字不屬於任何報道，沒有作出任何更改。請先將它歸入一篇報道。',
    'act-other-report': '這些文字分屬不同報道，沒有作出任何更改。請先將它們歸入同一篇報道。',
    'highlights-apart': '只有同一篇報道內的兩處標示才可合併，沒有作出任何更改。兩篇報道的文字可用連結相連。',
    'theme-name-taken': '這裏已有名為「{{name}}」的主題，沒有作出任何更改。請改用其他名稱。',
    'theme-inside-itself': '主題「{{name}}」不能放在自己之下，沒有作出任何更改。',
    'theme-into-itself': '主題「{{name}}」不能與自己合併，沒有作任何更改。請另選一個主題。',
    'relation-built-in': '這是內置關係，不能更改，沒有作任何更改。可以另建一種自己的關係。',
    'relation-name-taken': '已有名為「{{name}}」的關係，沒有作任何更改。可以把兩者合併，或換一個名稱。',
    'link-to-itself': '連結的兩端是同一處，沒有建立連結。請為其中一端另選一段。',
    'nothing-to-undo': '沒有可以復原的操作。',
    'nothing-to-redo': '沒有可以重做的操作。',
    'undo-outdated': '資料庫其後有變動，這一步已無法復原或重做。沒有作出任何更改，這一步已從記錄中移除。',
    'export-unconfirmed':
      '這個資料夾目前不在，或不再帶有你選定它作匯出之用的紀錄。沒有寫入任何內容。請重新選擇資料夾。',
    'export-no-merge':
      '只有這些格式可以與你編輯過的檔案合併：{{formats}}。沒有寫入任何內容。不合併則可匯出到另一個資料夾。',
    'export-no-dialog':
      '這裏無法顯示選擇資料夾的對話框。沒有寫入任何內容。請在終端機執行一次「pressmark export --format markdown --all --into 資料夾 --merge」，之後這裏就會列出該資料夾。',
    'export-other':
      '這個資料夾裏已有另一種範圍的匯出（某個主題、某個事件或全部），兩者會混在一起。沒有寫入任何內容。請另選一個資料夾。',
    'export-target': '無法將匯出內容寫入這個資料夾，原有檔案沒有變動。請改選其他資料夾。',
    'export-no-browser':
      '找不到可用來列印的瀏覽器，未寫入任何內容。請安裝 Chrome、Chromium 或 Edge（或以 PRESSMARK_BROWSER 指定一個），也可改為匯出 Word 或 HTML。',
    'export-print':
      '{{program}} 未能列印這些頁面，未寫入任何內容。請減少報道數量再試，或匯出為 Word 或 HTML 後列印。',
    'template-wrong': '範本「{{name}}」：{{detail}}未寫入任何內容。請修改範本（匯出 → 編輯範本）後再試。',
    'template-too-slow':
      '範本「{{name}}」用時過長，已中止，未寫入任何內容。請檢查迴圈裏套着的迴圈，或減少匯出的報道。',
    'template-too-large':
      '範本「{{name}}」產生的文字過多，未寫入任何內容。請檢查迴圈裏套着的迴圈，或減少匯出的報道。',
    'template-name-taken': '已有名為「{{name}}」的範本，沒有作出任何更改。請換一個名稱。',
    'template-file':
      '「{{name}}」不是範本：{{detail}}。沒有加入任何內容。請選擇從 Pressmark 儲存的檔案，或 Liquid 文字檔。',
    ...checkErrors['zh-Hant'],
    ...kindWords['zh-Hant'],
  },
})

import { messages } from './messages.ts'

/** Why a file, or a part of one, does not come in. */
export const fileErrors = messages({
  en: {
    'file-empty': 'The file holds no text. Nothing of it was imported.',
    'file-binary':
      'This is not a text file, whatever its name says. Nothing of it was imported. Save its text as .txt first.',
    'file-too-large':
      'The file is too large: {{megabytes}} MB, and at most {{limit}} MB come in. Nothing of it was imported. Split it into parts.',
    'file-unreadable': 'The file could not be read: you may lack the permission. Nothing of it was imported.',
    'file-not-regular':
      'This is not an ordinary file but a folder, a pipe or a device. Nothing was imported.',
    'file-missing': 'There is no such file. Nothing was imported.',
    'file-changed':
      'The file changed while it was being read. Nothing of it was imported. Try again when nothing writes to it.',
    'file-unsupported':
      'Files of this kind cannot be imported yet; these can: {{extensions}}. Nothing of it was imported.',
    'file-too-slow':
      'Reading the file took longer than {{seconds}} seconds and was stopped. Nothing of it was imported. Split it into parts.',
    'file-crashed':
      'Reading the file broke the reader, which was stopped: the file may be damaged. Nothing of it was imported. Open it in its own program and save it again.',
    'file-damaged':
      'The file is damaged or cut short: its part “{{part}}” cannot be read. Nothing of it was imported. Open it in its own program and save it again.',
    'file-encrypted':
      'The file is protected by a password or copy protection. Nothing of it was imported. Save it without protection first.',
    'file-old-word':
      'This is a document of an old Word (.doc), which cannot be read. Nothing of it was imported. Open it in Word or LibreOffice and save it as .docx.',
    'file-alone':
      'Packages and annotations of other programs come in when they are chosen or named by themselves, not inside a folder or an archive.',
    'markup-too-deep':
      'The file’s parts lie more than {{limit}} deep inside one another. Nothing of it was imported. Open it in its own program and save it again.',
    'markup-declares':
      'The file’s part “{{part}}” declares text of its own (a DTD with entities), which is never read. Nothing of it was imported. Save it without a DTD.',
    'archive-entries':
      'The archive holds more than {{limit}} files. Nothing of it was imported. Split it into parts.',
    'archive-inflates':
      'The file unpacks to more than {{limit}} MB, or to far more than its size allows. Nothing of it was imported. Unpack it and import what you need.',
    'archive-name':
      '“{{name}}” is no ordinary file of the archive: it leads out of it, is a link, or is there twice. It was not imported.',
    'archive-nested':
      '“{{name}}” is an archive inside an archive. It was not imported. Unpack it and import it by itself.',
    'archive-empty': 'The archive holds no file that can be imported. These can: {{extensions}}.',
    'encoding-invalid':
      'The text cannot be read as {{encoding}}: byte {{at}} does not fit. Nothing was changed. Choose another encoding.',
    'split-failed': 'The page could not be taken apart into reports. Nothing of it was imported.',
    'pdf-locked':
      'This PDF wants a password. Nothing of it was imported. Open it in a PDF reader, save a copy without the password, and import that.',
    'pdf-damaged':
      'This PDF is damaged, and nothing in it could be read. Nothing of it was imported. Open it in a PDF reader and save it anew, or get it again.',
    'pdf-no-text':
      'This PDF holds pictures of pages ({{pages}}) and no text. Nothing of it was imported. Run text recognition (OCR) on it first, then import the result.',
  },
  'zh-Hans': {
    'file-empty': '文件里没有文字，没有导入任何内容。',
    'file-binary': '不论文件名如何，这不是文本文件，没有导入任何内容。请先把文字另存为 .txt。',
    'file-too-large': '文件太大：{{megabytes}} MB，最多可导入 {{limit}} MB。没有导入任何内容。请拆成几部分。',
    'file-unreadable': '无法读取文件，可能没有权限。没有导入任何内容。',
    'file-not-regular': '这不是普通文件，而是文件夹、管道或设备。没有导入任何内容。',
    'file-missing': '找不到这个文件，没有导入任何内容。',
    'file-changed': '读取期间文件有改动，没有导入任何内容。请等文件不再写入时重试。',
    'file-unsupported': '目前还不能导入这种文件，可导入的有：{{extensions}}。没有导入任何内容。',
    'file-too-slow': '读取文件超过 {{seconds}} 秒，已停止，没有导入任何内容。请拆成几部分。',
    'file-crashed':
      '读取这个文件时读取程序出错并被终止，文件可能已损坏。没有导入任何内容。请用原来的程序打开并重新保存。',
    'file-damaged':
      '文件已损坏或不完整：其中的“{{part}}”无法读取。没有导入任何内容。请用原来的程序打开并重新保存。',
    'file-encrypted': '文件有密码或版权保护。没有导入任何内容。请先另存为不加保护的文件。',
    'file-old-word':
      '这是旧版 Word 文档（.doc），无法读取。没有导入任何内容。请用 Word 或 LibreOffice 打开，另存为 .docx。',
    'file-alone': '资料包和其他程序的批注须单独选择才能导入，夹在文件夹或压缩包里的不会导入。',
    'markup-too-deep': '文件内部的嵌套超过 {{limit}} 层。没有导入任何内容。请用原来的程序打开并重新保存。',
    'markup-declares':
      '文件中的“{{part}}”自行声明了文字（含实体的 DTD），这类内容一律不读取。没有导入任何内容。请去掉 DTD 后再保存。',
    'archive-entries': '压缩包中的文件超过 {{limit}} 个。没有导入任何内容。请分成几份。',
    'archive-inflates':
      '文件解压后超过 {{limit}} MB，或远超其大小应有的量。没有导入任何内容。请解压后只导入需要的文件。',
    'archive-name': '“{{name}}”不是压缩包中的普通文件：它指向包外、是链接，或重复出现。没有导入它。',
    'archive-nested': '“{{name}}”是压缩包中的压缩包。没有导入它。请解压后单独导入。',
    'archive-empty': '压缩包中没有可以导入的文件。可以导入的有：{{extensions}}。',
    'encoding-invalid':
      '无法按 {{encoding}} 读出文字：第 {{at}} 个字节不符。没有作任何更改。请选择另一种编码。',
    'split-failed': '无法把这个版面拆成报道，没有导入任何内容。',
    'pdf-locked': '这份 PDF 需要密码，没有导入任何内容。请用 PDF 阅读器打开，另存一份不带密码的副本再导入。',
    'pdf-damaged':
      '这份 PDF 已损坏，读不出内容，没有导入任何内容。请用 PDF 阅读器打开后另存，或重新取得文件。',
    'pdf-no-text':
      '这份 PDF 只有页面图像（{{pages}} 页），没有文字，没有导入任何内容。请先用文字识别（OCR）处理，再导入结果。',
  },
  'zh-Hant': {
    'file-empty': '檔案內沒有文字，沒有匯入任何內容。',
    'file-binary': '不論檔名如何，這不是文字檔，沒有匯入任何內容。請先將文字另存為 .txt。',
    'file-too-large': '檔案太大：{{megabytes}} MB，最多可匯入 {{limit}} MB。沒有匯入任何內容。請分成幾部分。',
    'file-unreadable': '無法讀取檔案，可能沒有權限。沒有匯入任何內容。',
    'file-not-regular': '這不是一般檔案，而是資料夾、管道或裝置。沒有匯入任何內容。',
    'file-missing': '找不到這個檔案，沒有匯入任何內容。',
    'file-changed': '讀取期間檔案有改動，沒有匯入任何內容。請待檔案不再寫入時重試。',
    'file-unsupported': '暫時未能匯入這類檔案，可匯入的有：{{extensions}}。沒有匯入任何內容。',
    'file-too-slow': '讀取檔案超過 {{seconds}} 秒，已經停止，沒有匯入任何內容。請分成幾部分。',
    'file-crashed':
      '讀取這個檔案時讀取程式出錯並被終止，檔案可能已損壞。沒有匯入任何內容。請用原來的程式開啟並重新儲存。',
    'file-damaged':
      '檔案已損壞或不完整：其中的「{{part}}」無法讀取。沒有匯入任何內容。請用原來的程式開啟並重新儲存。',
    'file-encrypted': '檔案有密碼或版權保護。沒有匯入任何內容。請先另存為不加保護的檔案。',
    'file-old-word':
      '這是舊版 Word 文件（.doc），無法讀取。沒有匯入任何內容。請用 Word 或 LibreOffice 開啟，另存為 .docx。',
    'file-alone': '資料包和其他程式的批註須單獨選擇才能匯入，夾在資料夾或壓縮檔內的不會匯入。',
    'markup-too-deep': '檔案內部的巢狀超過 {{limit}} 層。沒有匯入任何內容。請用原來的程式開啟並重新儲存。',
    'markup-declares':
      '檔案中的「{{part}}」自行宣告了文字（含實體的 DTD），這類內容一律不讀取。沒有匯入任何內容。請去掉 DTD 後再儲存。',
    'archive-entries': '壓縮檔中的檔案超過 {{limit}} 個。沒有匯入任何內容。請分成幾份。',
    'archive-inflates':
      '檔案解壓後超過 {{limit}} MB，或遠超其大小應有的量。沒有匯入任何內容。請解壓後只匯入需要的檔案。',
    'archive-name': '「{{name}}」不是壓縮檔中的普通檔案：它指向檔外、是連結，或重複出現。沒有匯入它。',
    'archive-nested': '「{{name}}」是壓縮檔中的壓縮檔。沒有匯入它。請解壓後單獨匯入。',
    'archive-empty': '壓縮檔中沒有可以匯入的檔案。可以匯入的有：{{extensions}}。',
    'encoding-invalid':
      '無法以 {{encoding}} 讀出文字：第 {{at}} 個位元組不符。沒有作出任何更改。請選擇其他編碼。',
    'split-failed': '無法將這個版面拆成報道，沒有匯入任何內容。',
    'pdf-locked': '這份 PDF 需要密碼，沒有匯入任何內容。請用 PDF 閱讀器打開，另存一份不帶密碼的副本再匯入。',
    'pdf-damaged':
      '這份 PDF 已損壞，讀不出內容，沒有匯入任何內容。請用 PDF 閱讀器打開後另存，或重新取得檔案。',
    'pdf-no-text':
      '這份 PDF 只有頁面圖像（{{pages}} 頁），沒有文字，沒有匯入任何內容。請先用文字辨識（OCR）處理，再匯入結果。',
  },
})

import { messages } from './messages.ts'

/** New versions of a file: what was carried over, what waits for a place, and what came of it. */
export const cliVersions = messages({
  en: {
    seemsVersion:
      '{{path}}: looks like a new version of {{name}} ({{percent}} % of the text is the same). To carry annotations over: pressmark import --as-version-of {{id}} {{path}}',
    carried:
      'New version of {{name}}: {{same}} highlights on the same words, {{changed}} on changed words, {{unplaced}} without a place; {{reports}} notes, themes and links of whole reports went over, {{left}} stay',
    changedQuote: '{{before}} → {{after}}',
    unplacedQuote: 'no place: {{id}}  {{quote}}',
    carriedCorrections:
      'Corrections: {{placed}} carried over, {{settled}} not needed any more, {{unplaced}} without a place',
    settledCorrection: 'reads right already: {{original}} → {{text}}',
    unplacedCorrection: 'no place: {{id}}  {{original}} → {{text}}',
    unplaced_one: '{{count}} annotation without a place',
    unplaced_other: '{{count}} annotations without a place',
    waitingCorrection: 'correction {{original}} → {{text}}',
    waitingReport: 'on the report “{{title}}”: notes {{notes}}, themes {{themes}}, links {{links}}',
    heir: '{{number}}  {{percent}} %  {{id}}  {{title}}',
    notForKind: 'That cannot be done with this one. Usage: {{usage}}',
    keptNotes_one: 'Kept {{id}} as a note',
    keptNotes_other: 'Kept {{id}} as {{count}} notes',
    attached: 'What was on {{id}} is on {{to}} now',
    candidate: '{{number}}  {{percent}} %  …{{before}}[{{quote}}]{{after}}…',
    relinked: 'Placed {{id}}: {{quote}}',
  },
  'zh-Hans': {
    seemsVersion:
      '{{path}}：像是 {{name}} 的新版本（{{percent}}% 的文字相同）。要沿用批注：pressmark import --as-version-of {{id}} {{path}}',
    carried:
      '{{name}} 的新版本：{{same}} 处高亮文字未变，{{changed}} 处文字有改动，{{unplaced}} 处未定位；整篇报道的笔记、主题和链接沿用 {{reports}} 项，留下 {{left}} 项',
    changedQuote: '{{before}} → {{after}}',
    unplacedQuote: '未定位：{{id}}  {{quote}}',
    carriedCorrections: '更正：沿用 {{placed}} 处，不再需要 {{settled}} 处，未定位 {{unplaced}} 处',
    settledCorrection: '原文已改好：{{original}} → {{text}}',
    unplacedCorrection: '未定位：{{id}}  {{original}} → {{text}}',
    unplaced_one: '{{count}} 项批注未定位',
    unplaced_other: '{{count}} 项批注未定位',
    waitingCorrection: '更正 {{original}} → {{text}}',
    waitingReport: '报道“{{title}}”上：笔记 {{notes}}、主题 {{themes}}、链接 {{links}}',
    heir: '{{number}}  {{percent}}%  {{id}}  {{title}}',
    notForKind: '不能这样处理这一项。用法：{{usage}}',
    keptNotes_one: '{{id}} 已转为笔记',
    keptNotes_other: '{{id}} 已转为 {{count}} 条笔记',
    attached: '{{id}} 上的内容已移到 {{to}}',
    candidate: '{{number}}  {{percent}}%  …{{before}}[{{quote}}]{{after}}…',
    relinked: '已定位 {{id}}：{{quote}}',
  },
  'zh-Hant': {
    seemsVersion:
      '{{path}}：像是 {{name}} 的新版本（{{percent}}% 的文字相同）。要沿用批註：pressmark import --as-version-of {{id}} {{path}}',
    carried:
      '{{name}} 的新版本：{{same}} 處標示文字未變，{{changed}} 處文字有改動，{{unplaced}} 處未定位；整篇報道的筆記、主題和連結沿用 {{reports}} 項，留下 {{left}} 項',
    changedQuote: '{{before}} → {{after}}',
    unplacedQuote: '未定位：{{id}}  {{quote}}',
    carriedCorrections: '更正：沿用 {{placed}} 處，不再需要 {{settled}} 處，未定位 {{unplaced}} 處',
    settledCorrection: '原文已改好：{{original}} → {{text}}',
    unplacedCorrection: '未定位：{{id}}  {{original}} → {{text}}',
    unplaced_one: '{{count}} 項批註未定位',
    unplaced_other: '{{count}} 項批註未定位',
    waitingCorrection: '更正 {{original}} → {{text}}',
    waitingReport: '報道「{{title}}」上：筆記 {{notes}}、主題 {{themes}}、連結 {{links}}',
    heir: '{{number}}  {{percent}}%  {{id}}  {{title}}',
    notForKind: '不能這樣處理這一項。用法：{{usage}}',
    keptNotes_one: '{{id}} 已轉為筆記',
    keptNotes_other: '{{id}} 已轉為 {{count}} 條筆記',
    attached: '{{id}} 上的內容已移到 {{to}}',
    candidate: '{{number}}  {{percent}}%  …{{before}}[{{quote}}]{{after}}…',
    relinked: '已定位 {{id}}：{{quote}}',
  },
})

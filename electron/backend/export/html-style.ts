import { HIGHLIGHT_COLORS } from '../../../shared/model/highlight.ts'

const COLORS = Object.entries(HIGHLIGHT_COLORS)
  .map(([name, hex]) => `.c-${name}{--c:${hex}}`)
  .join('')

/**
 * The whole look of an exported page. Marks are mixed with the page (45 %, in the dark 25 %), so that ink on
 * them keeps a contrast above 7:1; their number and their name stand beside the colour.
 */
export const STYLE = `
:root{color-scheme:light dark;--page:#fbfaf7;--ink:#1c1b19;--quiet:#5d5a54;--line:#dad6cc;--card:#fff;--link:#1d4f91;--mark:45%}
@media (prefers-color-scheme:dark){:root{--page:#17181a;--ink:#e6e3dd;--quiet:#a8a49c;--line:#3a3b3e;--card:#1f2124;--link:#8db8f0;--mark:25%}}
*{box-sizing:border-box}
body{margin:0 auto;padding:2.5rem 1.25rem 5rem;max-width:44rem;background:var(--page);color:var(--ink);font:1.0625rem/1.85 "Noto Serif SC Variable","Noto Serif SC","Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,Georgia,serif;text-spacing-trim:trim-start;text-autospace:normal;line-break:strict;overflow-wrap:anywhere}
:lang(zh-Hant){font-family:"Noto Serif TC Variable","Noto Serif TC","Noto Serif CJK TC","Source Han Serif TC","Songti TC",PMingLiU,Georgia,serif}
cite{font-style:normal}
a{color:var(--link)}
h1{font-size:1.9rem;line-height:1.35}h2{font-size:1.5rem;line-height:1.4;margin:0 0 .4rem}h3{font-size:1.1rem;margin:2rem 0 .5rem}
nav ol,.meta,.card .head,.links,.theme,small,.cite{font-family:system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
.meta,small,.cite{color:var(--quiet);font-size:.875rem}
nav ol{padding-inline-start:1.6rem}
.report{border-top:1px solid var(--line);margin-top:3rem;padding-top:2rem}
body>main:first-child>.report:first-child{border-top:0;margin-top:0;padding-top:0}
.text p{margin:0 0 .9em}.text .title{font-weight:700;font-size:1.2rem}.text .caption,.text .credit,.text .byline,.text .dateline,.text .kicker,.text .label,.text .continuation{color:var(--quiet);font-size:.9rem}
pre{white-space:pre-wrap;font:inherit}pre.code{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.7rem .9rem;font:.85em/1.6 ui-monospace,monospace}.text .item{margin:0 0 .4em;padding-inline-start:1.6em}.text .d1{margin-inline-start:1.6em}.text .d2{margin-inline-start:3.2em}.text .d3{margin-inline-start:4.8em}.text .d4{margin-inline-start:6.4em}.text .d5{margin-inline-start:8em}.text .footnote,.text .image{color:var(--quiet);font-size:.9rem}.text .image{border:1px solid var(--line);border-radius:6px;padding:.5rem .8rem}code{font-family:ui-monospace,monospace;font-size:.9em}
blockquote{margin:.4rem 0;padding-inline-start:.9rem;border-inline-start:3px solid var(--line)}
blockquote p{margin:.2rem 0}
table{border-collapse:collapse}th,td{border:1px solid var(--line);padding:.2rem .6rem;text-align:start;vertical-align:top}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.8rem 1rem;margin:.8rem 0;line-height:1.7}
.card blockquote{border-color:var(--c,var(--line))}
.card .head{margin:0 0 .3rem;font-size:.875rem;color:var(--quiet)}
.card p{margin:.35rem 0}
.dot{display:inline-block;width:.75em;height:.75em;border-radius:50%;background:var(--c);border:1px solid var(--quiet)}
.theme{display:inline-block;font-size:.8125rem;border:1px solid var(--line);border-radius:1em;padding:0 .6em;color:var(--ink)}
.links{font-size:.9rem;padding-inline-start:1.2rem}
.checks{list-style:none;padding-inline-start:.4rem}
mark{color:inherit;background:color-mix(in srgb,var(--c,#ffd400) var(--mark),var(--page))}
mark.underline{background:none;text-decoration:underline 2px var(--c);text-underline-offset:.2em}
mark.strike{background:none;text-decoration:line-through 2px var(--c)}
sup a{text-decoration:none;font-size:.75em;padding:0 .15em}
:target{outline:2px solid var(--link);outline-offset:3px}
${COLORS}
@media print{:root{color-scheme:light;--page:#fff;--ink:#000;--quiet:#444;--card:#fff;--link:#000;--mark:45%}body{max-width:none;padding:0;font-size:10.5pt}.report{break-before:page}.card,blockquote{break-inside:avoid}mark,.dot{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.trim()

/**
 * On paper: A4 with numbered pages, always light, each report on a page of its own. The same marks as on the screen.
 */
export const PAPER = `${STYLE}
@page{size:A4;margin:20mm 18mm 18mm;@bottom-center{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif;color:#555}}
:root{color-scheme:light;--page:#fff;--ink:#000;--quiet:#444;--card:#fff;--link:#000;--mark:45%}
body{background:#fff}
h1,h2,h3,h4{break-after:avoid}
p{orphans:2;widows:2}
tr{break-inside:avoid}
main>.report:first-child{break-before:avoid}
`.trim()

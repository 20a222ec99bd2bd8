/** The templates that come with the program: made in the reader's language when one is taken as a start. */
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { exportTemplates as words } from '../../../shared/i18n/templates.ts'
import { GALLERY, type GalleryTemplate } from '../../../shared/model/template.ts'

type Id = GalleryTemplate['id']
type Word = (key: InWord | Mark) => string
type InWord = keyof typeof words.en extends infer K ? (K extends `in.${infer W}` ? W : never) : never

/** Punctuation: in English, in Chinese. */
const MARKS: Record<Mark, [string, string]> = {
  colon: [': ', '：'],
  open: [' (', '（'],
  close: [')', '）'],
}
type Mark = 'colon' | 'open' | 'close'
const isMark = (key: string): key is Mark => Object.hasOwn(MARKS, key)

export const galleryTemplates = (language: InterfaceLanguage): GalleryTemplate[] =>
  GALLERY.map((id) => ({
    id,
    name: say(words, language, `gallery.${id}`),
    ...WRITTEN[id]((key) =>
      isMark(key) ? MARKS[key][language === 'en' ? 0 : 1] : say(words, language, `in.${key}`),
    ),
  }))

const WRITTEN: Record<Id, (word: Word) => Omit<GalleryTemplate, 'id' | 'name'>> = {
  'reading-notes': (word) => ({
    per: 'report',
    extension: 'md',
    fileName: '{{ report.file_name }}',
    body: `# {{ report.title | default: "${word('untitled')}" | markdown_escape }}

{{ report.citation | markdown_escape }}
{%- if report.themes.size > 0 %}

{{ report.themes | map: "tag" | join: " " }}
{%- endif %}
{%- if report.note != "" %}

## ${word('notes')}

{{ report.note }}
{%- endif %}
{%- if report.highlights.size > 0 %}

## ${word('passages')}
{%- endif %}
{%- for highlight in report.highlights %}

{{ highlight.quote | markdown_escape | blockquote }}
{%- if highlight.note != "" %}

{{ highlight.note }}
{%- endif %}
{%- if highlight.themes.size > 0 %}

{{ highlight.themes | map: "tag" | join: " " }}
{%- endif %}
{%- if highlight.links.size > 0 %}
{% for link in highlight.links %}
- {{ link.relation }}${word('colon')}[[{{ link.to.file_name }}]]{% if link.to.quote %} {{ link.to.quote | table_cell | quoted }}{% endif %}
{%- endfor %}
{%- endif %}
{%- endfor %}
{%- if report.links.size > 0 %}

## ${word('links')}
{% for link in report.links %}
- {{ link.relation }}${word('colon')}[[{{ link.to.file_name }}]]
{%- endfor %}
{%- endif %}
`,
  }),

  'quotes-by-theme': (word) => ({
    per: 'theme',
    extension: 'md',
    fileName: '{{ theme.path | replace: " / ", " - " }}',
    body: `# {{ theme.path | markdown_escape }}
{%- if theme.definition != "" %}

**${word('definition')}**${word('colon')}{{ theme.definition | markdown_escape }}
{%- endif %}
{%- for highlight in theme.highlights %}

{{ highlight.quote | markdown_escape | blockquote }}
>
> — {{ highlight.citation | markdown_escape }}
{%- if highlight.note != "" %}

{{ highlight.note }}
{%- endif %}
{%- endfor %}

## ${word('references')}
{% assign cited = theme.highlights | map: "citation" | uniq | sort %}
{%- for citation in cited %}
{{ forloop.index }}. {{ citation | markdown_escape }}
{%- endfor %}
`,
  }),

  chronology: (word) => ({
    per: 'all',
    extension: 'md',
    fileName: '{{ scope.name | default: "" }} ' + word('chronology'),
    body: `# {% if scope.name %}{{ scope.name | markdown_escape }}${word('colon')}{% endif %}${word('chronology')}

| ${word('date')} | ${word('paper')} | ${word('headline')} | ${word('marked')} |
| --- | --- | --- | --- |
{%- assign ordered = reports | sort: "issued" %}
{%- for report in ordered %}
| {% if report.issued %}{{ report.issued | date }}{% else %}${word('undated')}{% endif %} | {{ report.container_title | table_cell }}{% if report.page %} {{ report.page | table_cell }}{% endif %} | {{ report.title | default: "${word('untitled')}" | table_cell }} | {% for highlight in report.highlights %}{{ highlight.quote | table_cell | quoted }}{% assign words = highlight.notes | map: "text" | join: " " %}{% if words != "" %}${word('open')}{{ words | table_cell }}${word('close')}{% endif %}{% unless forloop.last %}<br>{% endunless %}{% endfor %} |
{%- endfor %}
{%- for story in stories %}

## {{ story.title | markdown_escape }}
{% for report in story.reports %}
- {% if report.issued %}{{ report.issued | date }}{% else %}${word('undated')}{% endif %}${word('colon')}{{ report.title | default: "${word('untitled')}" | markdown_escape }}{% if report.container_title %}${word('open')}{{ report.container_title | markdown_escape }}${word('close')}{% endif %}
{%- endfor %}
{%- endfor %}
`,
  }),

  cards: () => ({
    per: 'all',
    extension: 'csv',
    fileName: '{{ scope.name | default: "" }} Anki',
    body: `#separator:comma
#html:false
#columns:front,back,source,tags
#tags column:4
{%- for highlight in highlights %}
{{ highlight.notes | map: "text" | join: " " | default: highlight.report.title | default: highlight.report.opening | default: "…" | csv_cell }},{{ highlight.quote | csv_cell }},{{ highlight.citation | csv_cell }},{{ highlight.themes | map: "tag" | join: " " | replace: "#", "" | replace: "/", "::" | csv_cell }}
{%- endfor %}
`,
  }),
}

import {
  type Block,
  type Fact,
  isSigned,
  type ReportDocument,
  type RichBlock,
  type Runs,
  type TextBlock,
} from './document-model.ts'
import { emblemSvg } from './eu-emblem.ts'
import { MINUTES_STYLE } from './minutes-style.ts'
import { REPORT_STYLE } from './report-style.ts'
import { spansOf } from './typography.ts'

/**
 * A report as one HTML file: no script, no request, its style inside; it reads on a phone, by a screen reader and on A4
 * paper. To be served with `style-src 'unsafe-inline'` for this file alone. The same document gives the same text.
 */
export function minutesHtml(document: ReportDocument): string {
  const run = runWriter(document)
  const { form } = document
  const numbers: Numbers = { section: 0, part: 0, table: 0, figure: 0 }
  const made: Drawing = { run: run.write, form, numbers }
  const block = (one: Block): string => blockHtml(one, made, 3)
  const notice = noticeHtml(document, run.write)
  const { header } = document
  const head = `<div class="band" aria-hidden="true"></div>
<p class="above">${run.write(header.above)}</p>
<h1>${escapeHtml(header.title)}</h1>
<p class="subtitle">${run.write(header.subtitle)}</p>
<p class="line">${run.write(header.line)}</p>`
  const cover = (form?.cover ?? []).map(block).join('\n')
  const sections = document.sections.map(({ anchor, title, blocks }, at) => {
    numbers.section = at + 1
    numbers.part = 0
    const label = numbered(form?.numbered === true, `${at + 1}`, title)
    return `<section id="${anchor}"${isSigned(blocks) ? ' class="together"' : ''} aria-labelledby="${anchor}-t">\n<h2 id="${anchor}-t">${label}</h2>\n${blocks.map(block).join('\n')}\n</section>`
  })
  const contents = document.sections.map(
    ({ anchor, title }, at) =>
      `<li><a href="#${anchor}">${numbered(form?.numbered === true, `${at + 1}`, title)}</a></li>`,
  )
  const nav = `<nav aria-label="${escapeHtml(document.contentsLabel)}">
<ul>${contents.join('')}</ul>
</nav>`
  return `<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.title)}</title>
<style>${MINUTES_STYLE}${form === undefined ? '' : REPORT_STYLE}${runningStyle(document.running)}</style>
</head>
<body>
<header${form?.cover == null ? '' : ' class="cover"'}>
${notice}
${head}
${cover}
</header>
${form?.contents === false ? '' : nav}
<main>
${sections.join('\n')}
${notesHtml(document, run.notes)}
</main>
<footer>
${form === undefined ? notice : ''}
<p class="running">${escapeHtml(document.running)}</p>
</footer>
</body>
</html>
`
}

/** On paper: what it is at the top of each page but the first, and the pages counted at its foot. */
function runningStyle(running: string): string {
  const text = [...running].map((sign) => `\\${sign.codePointAt(0)?.toString(16)} `).join('')
  const look = 'font:9pt Andika,"Noto Sans",system-ui,sans-serif;color:#46525F'
  return `@page{@top-left{content:"${text}";${look}}@bottom-right{content:counter(page) " / " counter(pages);${look}}}
@page :first{@top-left{content:""}}
`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

type RunWriter = (runs: Runs) => string

interface Numbers {
  section: number
  part: number
  table: number
  figure: number
}
interface Drawing {
  readonly run: RunWriter
  readonly form: ReportDocument['form']
  readonly numbers: Numbers
}

function numbered(on: boolean, number: string, title: string): string {
  return on ? `<span class="n">${number}</span> ${escapeHtml(title)}` : escapeHtml(title)
}

/** `notes` fills while runs are written. */
function runWriter({ language, saidLanguage }: ReportDocument): { write: RunWriter; notes: string[] } {
  const notes: string[] = []
  const write: RunWriter = (runs) =>
    runs
      .map(({ text, look, said, note }) => {
        const inner = spansOf(text, said ? saidLanguage : language)
          .map((span) => (span.raised ? `<sup>${escapeHtml(span.text)}</sup>` : escapeHtml(span.text)))
          .join('')
        const lang = said && saidLanguage !== language ? ` lang="${saidLanguage}"` : ''
        const n = note === undefined ? 0 : notes.push(note)
        const mark = n === 0 ? '' : `<sup><a id="ref-${n}" href="#note-${n}">[${n}]</a></sup>`
        if (look === 'strong') return `<strong${lang}>${inner}</strong>${mark}`
        if (look === 'quiet') return `<span class="quiet"${lang}>${inner}</span>${mark}`
        return lang === '' ? inner + mark : `<span${lang}>${inner}</span>${mark}`
      })
      .join('')
  return { write, notes }
}

function notesHtml({ form }: ReportDocument, notes: readonly string[]): string {
  if (notes.length === 0) return ''
  const items = notes.map(
    (note, at) => `<li id="note-${at + 1}">${escapeHtml(note)} <a href="#ref-${at + 1}">↩</a></li>`,
  )
  return `<section class="notes" aria-labelledby="notes-t"><h2 id="notes-t">${escapeHtml(form?.notesLabel ?? '')}</h2><ol>${items.join('\n')}</ol></section>`
}

function noticeHtml({ notice }: ReportDocument, run: RunWriter): string {
  if (notice === null) return ''
  return `<p class="notice"><strong>${escapeHtml(notice.label)}</strong> ${run(notice.text)}</p>`
}

function blockHtml(block: Block, drawing: Drawing, depth: number): string {
  const { run } = drawing
  switch (block.kind) {
    case 'paragraph':
    case 'list':
      return textHtml([block], run)
    case 'entry': {
      const about = block.about.length === 0 ? '' : ` <span class="about">${run(block.about)}</span>`
      const body = block.body.map((inner) => blockHtml(inner, drawing, depth + 1)).join('\n')
      const words = block.text.length === 0 ? '' : `\n<div class="words">${textHtml(block.text, run)}</div>`
      return `<article id="${block.anchor}">\n<div class="label"><h${depth}>${escapeHtml(block.label)}</h${depth}>${about}</div>${words}\n${body}\n</article>`
    }
    case 'facts':
      return factsHtml(block.rows, run)
    case 'group':
      return `<div class="group"><h${depth}>${escapeHtml(block.label)}</h${depth}>${factsHtml(block.rows, run)}</div>`
    case 'quote':
      return `<div class="answer"><p class="tag">${escapeHtml(block.label)}</p>${textHtml(block.text, run)}</div>`
    case 'absence':
      return `<p class="absence">${escapeHtml(block.text)}</p>`
    case 'counts': {
      const [what, count] = block.columns
      const rows = block.rows.map(
        (row) =>
          `<tr${row.part ? ' class="part"' : ''}><th scope="row">${escapeHtml(row.label)}</th><td>${row.count}</td></tr>`,
      )
      return `<table><thead><tr><th scope="col">${escapeHtml(what)}</th><th scope="col">${escapeHtml(count)}</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`
    }
    case 'seal': {
      const groups = block.groups.map((group) => `<span>${escapeHtml(group)}</span>`).join(' ')
      return `<div class="seal"><p class="tag">${escapeHtml(block.label)}</p><p class="code" translate="no">${groups}</p><p>${escapeHtml(block.why)}</p></div>`
    }
    case 'part':
    case 'table':
    case 'figure':
    case 'callout':
    case 'funding':
      return richHtml(block, drawing, depth)
    case 'signatures': {
      const people = block.people.map(
        ({ role, name }) =>
          `<div><p class="tag">${escapeHtml(role)}</p><p>${run(name)}</p><p class="sign">${escapeHtml(block.label)}</p></div>`,
      )
      return `<div class="signatures">${people.join('\n')}</div>`
    }
  }
}

function factsHtml(rows: readonly Fact[], run: RunWriter): string {
  const lines = rows.map(({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${run(value)}</dd></div>`)
  return `<dl>${lines.join('\n')}</dl>`
}

function textHtml(blocks: readonly TextBlock[], run: RunWriter): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? `<p>${run(block.runs)}</p>`
        : `<ul>${block.items.map((item) => `<li>${run(item)}</li>`).join('')}</ul>`,
    )
    .join('\n')
}

/** What reports have over minutes. */
function richHtml(block: RichBlock, drawing: Drawing, depth: number): string {
  const { run, form, numbers } = drawing
  switch (block.kind) {
    case 'part': {
      numbers.part += 1
      const title = numbered(form?.numbered === true, `${numbers.section}.${numbers.part}`, block.title)
      const inner = block.blocks.map((one) => blockHtml(one, drawing, depth + 1)).join('\n')
      return `<div class="part" id="${block.anchor}">\n<h${depth} class="part-title">${title}</h${depth}>\n${inner}\n</div>`
    }
    case 'table': {
      numbers.table += 1
      const total = block.columns.reduce((sum, { width }) => sum + width, 0)
      const columns = block.columns.map(({ width }) => `<col style="width:${((100 * width) / total).toFixed(1)}%">`)
      const look = (at: number) => (block.columns[at]?.align === 'center' ? ' class="mid"' : '')
      const heads = block.columns.map(({ label }, at) => `<th scope="col"${look(at)}>${escapeHtml(label)}</th>`)
      const rows = block.rows.map((cells) => {
        const [first = [], ...rest] = cells
        const data = rest.map((cell, at) => `<td${look(at + 1)}>${run(cell)}</td>`)
        return `<tr><th scope="row">${run(first)}</th>${data.join('')}</tr>`
      })
      const caption = `${form?.tableLabel ?? ''} ${numbers.table} – ${block.caption}`
      return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(caption)}"><table class="grid"><caption>${escapeHtml(caption)}</caption><colgroup>${columns.join('')}</colgroup><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`
    }
    case 'figure': {
      numbers.figure += 1
      const caption = `${form?.figureLabel ?? ''} ${numbers.figure} – ${block.caption}`
      return `<figure><p class="hole">${escapeHtml(block.missing)}</p><figcaption>${escapeHtml(caption)}</figcaption></figure>`
    }
    case 'callout':
      return `<div class="callout"><p class="tag">${escapeHtml(block.label)}</p>${textHtml(block.text, run)}</div>`
    case 'funding': {
      const emblem =
        block.emblem === null
          ? ''
          : `<div class="emblem" role="img" aria-label="${escapeHtml(block.emblem)}">${emblemSvg()}</div>`
      const disclaimer =
        block.disclaimer.length === 0 ? '' : `<div class="disclaimer">${textHtml(block.disclaimer, run)}</div>`
      return `<div class="funding">${emblem}<p><strong>${escapeHtml(block.statement)}</strong></p></div>${disclaimer}`
    }
  }
}

import { type Block, type Fact, isSigned, type ReportDocument, type Runs, type TextBlock } from './document-model.ts'
import { MINUTES_STYLE } from './minutes-style.ts'
import { spansOf } from './typography.ts'

/**
 * A report as one HTML file: no script, no request, its style inside; it reads on a phone, by a screen reader and on A4
 * paper. To be served with `style-src 'unsafe-inline'` for this file alone. The same document gives the same text.
 */
export function minutesHtml(document: ReportDocument): string {
  const run = runWriter(document)
  const block = (one: Block): string => blockHtml(one, run)
  const notice = noticeHtml(document, run)
  const sections = document.sections.map(
    ({ anchor, title, blocks }) =>
      `<section id="${anchor}"${isSigned(blocks) ? ' class="together"' : ''} aria-labelledby="${anchor}-t">\n<h2 id="${anchor}-t">${escapeHtml(title)}</h2>\n${blocks.map(block).join('\n')}\n</section>`,
  )
  const contents = document.sections.map(
    ({ anchor, title }) => `<li><a href="#${anchor}">${escapeHtml(title)}</a></li>`,
  )
  const { header } = document
  return `<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.title)}</title>
<style>${MINUTES_STYLE}${runningStyle(document.running)}</style>
</head>
<body>
<header>
${notice}
<div class="band" aria-hidden="true"></div>
<p class="above">${run(header.above)}</p>
<h1>${escapeHtml(header.title)}</h1>
<p class="subtitle">${run(header.subtitle)}</p>
<p class="line">${run(header.line)}</p>
</header>
<nav aria-label="${escapeHtml(document.contentsLabel)}">
<ul>${contents.join('')}</ul>
</nav>
<main>
${sections.join('\n')}
</main>
<footer>
${notice}
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

function runWriter({ language, saidLanguage }: ReportDocument): RunWriter {
  return (runs) =>
    runs
      .map(({ text, look, said }) => {
        const inner = spansOf(text, said ? saidLanguage : language)
          .map((span) => (span.raised ? `<sup>${escapeHtml(span.text)}</sup>` : escapeHtml(span.text)))
          .join('')
        const lang = said && saidLanguage !== language ? ` lang="${saidLanguage}"` : ''
        if (look === 'strong') return `<strong${lang}>${inner}</strong>`
        if (look === 'quiet') return `<span class="quiet"${lang}>${inner}</span>`
        return lang === '' ? inner : `<span${lang}>${inner}</span>`
      })
      .join('')
}

function noticeHtml({ notice }: ReportDocument, run: RunWriter): string {
  if (notice === null) return ''
  return `<p class="notice"><strong>${escapeHtml(notice.label)}</strong> ${run(notice.text)}</p>`
}

function blockHtml(block: Block, run: RunWriter): string {
  switch (block.kind) {
    case 'paragraph':
    case 'list':
      return textHtml([block], run)
    case 'entry': {
      const about = block.about.length === 0 ? '' : ` <span class="about">${run(block.about)}</span>`
      const body = block.body.map((inner) => blockHtml(inner, run)).join('\n')
      const words = block.text.length === 0 ? '' : `\n<div class="words">${textHtml(block.text, run)}</div>`
      return `<article id="${block.anchor}">\n<div class="label"><h3>${escapeHtml(block.label)}</h3>${about}</div>${words}\n${body}\n</article>`
    }
    case 'facts':
      return factsHtml(block.rows, run)
    case 'group':
      return `<div class="group"><h4>${escapeHtml(block.label)}</h4>${factsHtml(block.rows, run)}</div>`
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

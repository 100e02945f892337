import type { Block, ReportDocument, Runs, TextBlock } from './document-model.ts'

/** A report as Markdown (CommonMark), for whoever pastes it into a site or a message. What people typed is escaped. */
export function reportMarkdown(document: ReportDocument): string {
  const { header, notice, sections } = document
  const notes: string[] = []
  const collect = (block: Block): string[] => blocks(block, notes, 3)
  const warning = notice === null ? [] : [`> **${escaped(notice.label)}.** ${runs(notice.text)}`]
  const parts = [
    ...warning,
    runs(header.above),
    `# ${escaped(header.title)}`,
    `**${runs(header.subtitle)}**`,
    runs(header.line),
    ...(document.form?.cover ?? []).flatMap(collect),
    ...sections.flatMap((section) => [`## ${escaped(section.title)}`, ...section.blocks.flatMap(collect)]),
    ...notes.map((note, at) => `[^${at + 1}]: ${escaped(note)}`),
    ...(document.form === undefined ? warning : []),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function blocks(block: Block, notes: string[], depth: number): string[] {
  const run = (all: Runs): string => runs(all, notes)
  switch (block.kind) {
    case 'paragraph':
    case 'list':
      return [words(block, notes)]
    case 'entry': {
      const about = block.about.length === 0 ? '' : ` · ${run(block.about)}`
      return [
        `${'#'.repeat(depth)} ${escaped(block.label)}${about}`,
        ...block.text.map((text) => words(text, notes)),
        ...block.body.flatMap((inner) => blocks(inner, notes, depth + 1)),
      ]
    }
    case 'facts':
      return [facts(block.rows)]
    case 'group':
      return [`**${escaped(block.label)}**`, facts(block.rows)]
    case 'quote':
      return [
        [`**${escaped(block.label)}**`, ...block.text.map((text) => words(text, notes))]
          .join('\n\n')
          .replace(/^/gm, '> '),
      ]
    case 'absence':
      return [`*${escaped(block.text)}*`]
    case 'counts': {
      const rows = block.rows.map(({ label, count }) => `| ${escaped(label)} | ${count} |`)
      return [[`| ${block.columns.map(escaped).join(' | ')} |`, '|---|---:|', ...rows].join('\n')]
    }
    case 'seal':
      return [`${escaped(block.label)} : **${block.groups.join(' ')}**`, escaped(block.why)]
    case 'part':
      return [
        `${'#'.repeat(depth)} ${escaped(block.title)}`,
        ...block.blocks.flatMap((inner) => blocks(inner, notes, depth + 1)),
      ]
    case 'table': {
      const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
      const rule = block.columns.map(({ align }) => (align === 'center' ? ':-:' : '---'))
      const rows = block.rows.map((cells) => line(cells.map(run)))
      return [
        `**${escaped(block.caption)}**`,
        [line(block.columns.map((c) => escaped(c.label))), line(rule), ...rows].join('\n'),
      ]
    }
    case 'figure':
      return [`*[${escaped(block.missing)}]*`, `*${escaped(block.caption)}*`]
    case 'callout':
      return [
        [`**${escaped(block.label)}**`, ...block.text.map((text) => words(text, notes))]
          .join('\n\n')
          .replace(/^/gm, '> '),
      ]
    case 'funding':
      return [
        `${block.emblem === null ? '' : `[${escaped(block.emblem)}] `}**${escaped(block.statement)}**`,
        ...block.disclaimer.map((text) => words(text, notes)),
      ]
    case 'signatures':
      return [block.people.map(({ role, name }) => `- ${escaped(role)} : ${runs(name)}`).join('\n')]
  }
}

function facts(rows: readonly { readonly label: string; readonly value: Runs }[]): string {
  return rows.map(({ label, value }) => `- ${escaped(label)} : ${runs(value)}`).join('\n')
}

function words(block: TextBlock, notes: string[]): string {
  return block.kind === 'paragraph'
    ? runs(block.runs, notes)
    : block.items.map((item) => `- ${runs(item, notes)}`).join('\n')
}

/** `notes` gathers the footnotes as they come. */
function runs(all: Runs, notes: string[] = []): string {
  return all
    .map(({ text, look, note }) => {
      const mark = note === undefined ? '' : `[^${notes.push(note)}]`
      return (look === 'strong' ? `**${escaped(text)}**` : escaped(text)) + mark
    })
    .join('')
}

/** Signs that Markdown reads, and HTML, stand as they were typed. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#~!]/g, '\\$&').replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2')
}

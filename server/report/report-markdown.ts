import type { Block, ReportDocument, Runs, TextBlock } from './document-model.ts'

/** A report as Markdown (CommonMark), for whoever pastes it into a site or a message. What people typed is escaped. */
export function reportMarkdown(document: ReportDocument): string {
  const { header, notice, sections } = document
  const warning = notice === null ? [] : [`> **${escaped(notice.label)}.** ${runs(notice.text)}`]
  const parts = [
    ...warning,
    runs(header.above),
    `# ${escaped(header.title)}`,
    `**${runs(header.subtitle)}**`,
    runs(header.line),
    ...sections.flatMap((section) => [`## ${escaped(section.title)}`, ...section.blocks.flatMap(blocks)]),
    ...warning,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function blocks(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'list':
      return [words(block)]
    case 'entry': {
      const about = block.about.length === 0 ? '' : ` · ${runs(block.about)}`
      return [`### ${escaped(block.label)}${about}`, ...block.text.map(words), ...block.body.flatMap(blocks)]
    }
    case 'facts':
      return [facts(block.rows)]
    case 'group':
      return [`**${escaped(block.label)}**`, facts(block.rows)]
    case 'quote':
      return [[`**${escaped(block.label)}**`, ...block.text.map(words)].join('\n\n').replace(/^/gm, '> ')]
    case 'absence':
      return [`*${escaped(block.text)}*`]
    case 'counts': {
      const rows = block.rows.map(({ label, count }) => `| ${escaped(label)} | ${count} |`)
      return [[`| ${block.columns.map(escaped).join(' | ')} |`, '|---|---:|', ...rows].join('\n')]
    }
    case 'seal':
      return [`${escaped(block.label)} : **${block.groups.join(' ')}**`, escaped(block.why)]
    case 'signatures':
      return [block.people.map(({ role, name }) => `- ${escaped(role)} : ${runs(name)}`).join('\n')]
  }
}

function facts(rows: readonly { readonly label: string; readonly value: Runs }[]): string {
  return rows.map(({ label, value }) => `- ${escaped(label)} : ${runs(value)}`).join('\n')
}

function words(block: TextBlock): string {
  return block.kind === 'paragraph' ? runs(block.runs) : block.items.map((item) => `- ${runs(item)}`).join('\n')
}

function runs(all: Runs): string {
  return all.map(({ text, look }) => (look === 'strong' ? `**${escaped(text)}**` : escaped(text))).join('')
}

/** Signs that Markdown reads, and HTML, stand as they were typed. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#~!]/g, '\\$&').replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2')
}

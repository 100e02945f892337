import { describe, expect, it } from 'vitest'
import { isNode, lineOf, type Node, parseSource, readSource, sourceFiles, walk } from './syntax.ts'

/** Attributes that people read or hear. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'content',
  'description',
  'errorMessage',
  'label',
  'placeholder',
  'title',
])

describe('words on screen', () => {
  it('stand in shared/words only: no component holds a text', () => {
    const components = sourceFiles(['client'], /\.tsx$/)
    expect(components.flatMap((path) => literalTexts(path, readSource(path)))).toEqual([])
  })

  it.each([
    ['<p>Bonjour</p>', 'Bonjour'],
    ["<p>{'Bonjour'}</p>", 'Bonjour'],
    ['<p>{`Question $' + '{n}`}</p>', 'Question'],
    ['<p>{open ? "Ouvert" : words("a.b")}</p>', 'Ouvert'],
    ['<p>{open && "Ouvert"}</p>', 'Ouvert'],
    ['<input placeholder="Votre question" />', 'Votre question'],
    ["<button aria-label={'Fermer'} />", 'Fermer'],
    ['<img alt={open ? "Ouvert" : ""} />', 'Ouvert'],
  ])('finds the text in %s', (source, text) => {
    expect(literalTexts('a.tsx', `const a = ${source}`).join()).toContain(text)
  })

  it.each([
    "<p>{words('ask.send')}</p>",
    '<p className="large">· {n} / 6 — « {text} »</p>',
    '<p>{n}&nbsp;%</p>',
    '<input type="text" name="text" value={kind === "open" ? 1 : 2} title={words("a.b")} />',
    "<Icon name={open ? 'check' : 'cross'} />",
  ])('leaves %s', (source) => {
    expect(literalTexts('a.tsx', `const a = ${source}`)).toEqual([])
  })
})

/** One line for each text that a person would read. */
function literalTexts(path: string, source: string): string[] {
  const found: string[] = []
  const take = (node: Node, text: string) => {
    // Marks and numbers are not words. A key on the keyboard (A, X, ↑) is a single letter.
    if (/\p{L}{2,}/u.test(text.replace(/&[a-zA-Z]+;/g, ' ')))
      found.push(`${path}:${lineOf(source, node)} « ${text.trim().slice(0, 60)} »: put it in shared/words`)
  }
  walk(parseSource(path, source), (node) => {
    if (node.type === 'JSXText') take(node, String(node['value']))
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of node['children'] as Node[])
        if (child.type === 'JSXExpressionContainer') shown(child['expression'], take)
    }
    if (node.type === 'JSXAttribute' && isNode(node['name']) && spoken.has(String(node['name']['name']))) {
      const value = node['value']
      if (isNode(value)) shown(value.type === 'JSXExpressionContainer' ? value['expression'] : value, take)
    }
    return undefined
  })
  return found
}

/** The texts that an expression can become on screen; not those it compares, nor the names it is called with. */
function shown(value: unknown, take: (node: Node, text: string) => void): void {
  if (!isNode(value)) return
  switch (value.type) {
    case 'Literal':
      if (typeof value['value'] === 'string') take(value, value['value'])
      return
    case 'TemplateLiteral':
      for (const part of value['quasis'] as Node[]) {
        const text = part['value'] as { readonly cooked: string }
        take(part, text.cooked)
      }
      for (const part of value['expressions'] as Node[]) shown(part, take)
      return
    case 'ConditionalExpression':
      shown(value['consequent'], take)
      shown(value['alternate'], take)
      return
    case 'LogicalExpression':
      shown(value['left'], take)
      shown(value['right'], take)
      return
    case 'BinaryExpression':
      if (value['operator'] === '+') {
        shown(value['left'], take)
        shown(value['right'], take)
      }
      return
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      shown(value['expression'], take)
      return
    default:
      return
  }
}

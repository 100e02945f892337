import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  type IPropertiesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx'

export const COLOURS = {
  ink: '16202B',
  quiet: '46525F',
  indigo: '213A82',
  millet: 'F3B229',
  milletLight: 'FFF3D1',
  milletDark: '6F4700',
  line: 'DDD6C9',
} as const

/** Looks within a line, by the names under which an editor finds them. */
export type CharacterStyle = 'Strong' | 'Quiet' | 'Aside'

const side = convertMillimetersToTwip(22)
/** A4 upright, in twentieths of a point. */
export const PAGE = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(24),
    bottom: convertMillimetersToTwip(22),
    left: side,
    right: side,
    header: convertMillimetersToTwip(12),
    footer: convertMillimetersToTwip(11),
  },
}
export const TEXT_WIDTH = PAGE.size.width - 2 * side
export const BULLETS = 'bullets'
export const HEADINGS = 'headings'

/** Calibri is on every Word; LibreOffice has Carlito of the same widths. */
const FONT = 'Calibri'

export function localeOf(language: 'fr' | 'en'): string {
  return language === 'fr' ? 'fr-FR' : 'en-GB'
}

/** Named styles, so that a partner who edits the minutes changes a look in one place. Sizes in half points. */
export function docxStyles(
  language: 'fr' | 'en',
): Required<Pick<IPropertiesOptions, 'styles' | 'numbering'>> & Partial<IPropertiesOptions> {
  const { ink, quiet, indigo, millet, milletDark, milletLight } = COLOURS
  const normal = { basedOn: 'Normal', next: 'Normal', quickFormat: true } as const
  const box = { style: BorderStyle.SINGLE, size: 8, color: milletDark, space: 6 } as const
  const frame = { style: BorderStyle.SINGLE, size: 12, color: ink, space: 8 } as const
  return {
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 22, color: ink, language: { value: localeOf(language) } },
          paragraph: { spacing: { after: 80, line: 283, lineRule: LineRuleType.AUTO } },
        },
        title: { run: { size: 48, bold: true, color: ink }, paragraph: { spacing: { before: 60, after: 60 } } },
        heading1: {
          run: { size: 30, bold: true, color: ink },
          paragraph: {
            keepNext: true,
            spacing: { before: 440, after: 180 },
            border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: ink, space: 3 } },
          },
        },
        heading2: {
          run: { size: 22, bold: true, color: indigo },
          paragraph: { keepNext: true, spacing: { before: 300, after: 40 } },
        },
        heading3: {
          run: { size: 21, bold: true, color: indigo },
          paragraph: { keepNext: true, spacing: { before: 220, after: 40 } },
        },
      },
      paragraphStyles: [
        { id: 'Above', name: 'Forum', ...normal, run: { size: 21, color: quiet } },
        {
          id: 'Subtitle',
          name: 'Subtitle',
          ...normal,
          run: { size: 30, bold: true, color: indigo },
          paragraph: { spacing: { after: 100 } },
        },
        { id: 'DateLine', name: 'Date line', ...normal, paragraph: { spacing: { after: 120 } } },
        {
          id: 'Notice',
          name: 'Notice',
          ...normal,
          run: { size: 20 },
          paragraph: {
            keepLines: true,
            indent: { left: 120, right: 120 },
            spacing: { before: 120, after: 240 },
            border: { top: box, bottom: box, left: box, right: box },
            shading: { fill: milletLight, type: 'clear', color: 'auto' },
          },
        },
        { id: 'Air', name: 'Air', ...normal, paragraph: { spacing: { after: 0, line: 60, lineRule: 'exact' } } },
        { id: 'Spoken', name: 'Spoken', ...normal },
        {
          id: 'AnswerLabel',
          name: 'Answer label',
          ...normal,
          next: 'Answer',
          run: { size: 19, bold: true, color: quiet },
          paragraph: { keepNext: true, ...answer(millet) },
        },
        { id: 'Answer', name: 'Answer', ...normal, paragraph: answer(millet) },
        { id: 'Absence', name: 'Absence', ...normal, run: { bold: true, color: milletDark } },
        { id: 'Fact', name: 'Fact', ...normal, run: { size: 21 }, paragraph: { spacing: { after: 40 } } },
        { id: 'Count', name: 'Count', ...normal, run: { size: 21 }, paragraph: { spacing: { before: 40, after: 40 } } },
        { id: 'CountPart', name: 'Count of a part', ...normal, basedOn: 'Count', paragraph: { indent: { left: 284 } } },
        {
          id: 'CountNumber',
          name: 'Number counted',
          ...normal,
          basedOn: 'Count',
          paragraph: { alignment: AlignmentType.RIGHT },
        },
        {
          id: 'Signer',
          name: 'Signer',
          ...normal,
          run: { size: 21, bold: true },
          paragraph: { keepNext: true, spacing: { before: 240, after: 40 } },
        },
        {
          id: 'SignerName',
          name: 'Signer’s name',
          ...normal,
          run: { size: 21 },
          paragraph: { keepNext: true, spacing: { after: 1_100 } },
        },
        {
          id: 'SignatureLine',
          name: 'Signature line',
          ...normal,
          run: { size: 19, color: quiet },
          paragraph: {
            indent: { right: 500 },
            spacing: { after: 200 },
            border: { top: { style: BorderStyle.SINGLE, size: 6, color: ink, space: 4 } },
          },
        },
        {
          id: 'SealLabel',
          name: 'Seal label',
          ...normal,
          run: { size: 19, bold: true, color: quiet },
          paragraph: { keepNext: true, spacing: { before: 160, after: 60 } },
        },
        {
          id: 'Seal',
          name: 'Seal',
          ...normal,
          run: { font: 'Consolas', size: 36, bold: true, characterSpacing: 20 },
          paragraph: {
            keepNext: true,
            alignment: AlignmentType.CENTER,
            indent: { left: 120, right: 120 },
            spacing: { before: 60, after: 180 },
            border: { top: frame, bottom: frame, left: frame, right: frame },
          },
        },
        ...reportStyles(),
        { id: 'Header', name: 'header', ...normal, run: { size: 18, color: quiet } },
        {
          id: 'Footer',
          name: 'footer',
          ...normal,
          run: { size: 18, color: quiet },
          paragraph: { alignment: AlignmentType.RIGHT },
        },
      ],
      characterStyles: [
        { id: 'Strong', name: 'Strong', quickFormat: true, run: { bold: true } },
        { id: 'Quiet', name: 'Quiet', quickFormat: true, run: { color: quiet } },
        // Beside a heading, in a lighter hand.
        { id: 'Aside', name: 'Aside', quickFormat: true, run: { bold: false, color: quiet, size: 20 } },
      ],
    },
    numbering: {
      config: [
        { reference: BULLETS, levels: [bullet] },
        { reference: HEADINGS, levels: [headingLevel(0, '%1'), headingLevel(1, '%1.%2')] },
      ],
    },
  }
}

const bullet = {
  level: 0,
  format: LevelFormat.BULLET,
  text: '•',
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 340, hanging: 227 } } },
} as const

function headingLevel(level: number, text: string) {
  return {
    level,
    format: LevelFormat.DECIMAL,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 567, hanging: 567 } } },
  } as const
}

/** What reports have over minutes. */
function reportStyles() {
  const { quiet, indigo } = COLOURS
  const normal = { basedOn: 'Normal', next: 'Normal', quickFormat: true } as const
  const bar = { style: BorderStyle.SINGLE, size: 36, color: indigo, space: 8 } as const
  const dashed = { style: BorderStyle.DASHED, size: 8, color: quiet, space: 14 } as const
  const box = { indent: { left: 227 }, border: { left: bar }, spacing: { before: 0, after: 0 } }
  return [
    {
      id: 'Caption',
      name: 'caption',
      ...normal,
      run: { size: 19, bold: true, color: quiet },
      paragraph: { spacing: { before: 160, after: 80 } },
    },
    { id: 'Cell', name: 'Cell', ...normal, run: { size: 18 }, paragraph: { spacing: { after: 0, line: 250 } } },
    {
      id: 'Hole',
      name: 'Picture to come',
      ...normal,
      run: { color: quiet },
      paragraph: {
        keepNext: true,
        alignment: AlignmentType.CENTER,
        indent: { left: 300, right: 300 },
        spacing: { before: 320, after: 240 },
        border: { top: dashed, bottom: dashed, left: dashed, right: dashed },
      },
    },
    {
      id: 'CalloutLabel',
      name: 'Callout label',
      ...normal,
      next: 'Callout',
      run: { size: 19, bold: true, color: quiet },
      paragraph: { keepNext: true, ...box, spacing: { before: 200, after: 0 } },
    },
    { id: 'Callout', name: 'Callout', ...normal, paragraph: { keepLines: true, ...box } },
    {
      id: 'Funding',
      name: 'Funding',
      ...normal,
      run: { bold: true },
      paragraph: { spacing: { before: 60, after: 80 } },
    },
    { id: 'Disclaimer', name: 'Disclaimer', ...normal, run: { size: 19, color: quiet } },
    {
      id: 'ContentsTitle',
      name: 'Contents title',
      ...normal,
      run: { size: 26, bold: true },
      paragraph: { spacing: { after: 160 } },
    },
  ]
}

/** An answer hangs on a bar of millet, as on the wall. */
function answer(colour: string) {
  return {
    indent: { left: 227 },
    spacing: { before: 0, after: 0 },
    border: { left: { style: BorderStyle.SINGLE, size: 36, color: colour, space: 8 } },
  }
}

import type { ForumFields, SeriesFields, SessionFields } from '../../../shared/domain/catalogue.ts'
import { emptyThemes, type SheetSection } from './sheet-field.ts'

export const seriesSections: readonly SheetSection[] = [
  {
    title: 'org.seriesSheet',
    fields: [
      { name: 'title', label: 'org.seriesTitle', help: 'org.seriesTitleHelp', kind: 'area', required: true },
      { name: 'projectLine', label: 'org.projectLine', help: 'org.projectLineHelp', kind: 'line' },
      { name: 'funders', label: 'org.funders', help: 'org.onePerLine', kind: 'names' },
      { name: 'partners', label: 'org.partners', help: 'org.onePerLine', kind: 'names' },
      { name: 'code', label: 'org.seriesCode', help: 'org.seriesCodeHelp', kind: 'line', width: 'short' },
    ],
  },
]

export const forumSections: readonly SheetSection[] = [
  {
    title: 'org.forumNames',
    fields: [
      { name: 'title', label: 'org.forumTitle', help: 'org.forumTitleHelp', kind: 'area', required: true },
      { name: 'shortTitle', label: 'org.shortTitle', help: 'org.shortTitleHelp', kind: 'line' },
      { name: 'projectLine', label: 'org.projectLine', help: 'org.projectLineForum', kind: 'line' },
    ],
  },
  {
    title: 'org.forumPlace',
    fields: [
      { name: 'place', label: 'org.place', kind: 'line', required: true },
      { name: 'country', label: 'org.country', kind: 'line' },
      { name: 'date', label: 'org.date', kind: 'date', required: true, width: 'short' },
      { name: 'venue', label: 'org.venue', kind: 'line' },
      { name: 'expected', label: 'org.expected', help: 'org.expectedHelp', kind: 'number', width: 'short' },
    ],
  },
  {
    title: 'org.forumPeople',
    fields: [
      { name: 'organisers', label: 'org.organisers', help: 'org.onePerLine', kind: 'names' },
      { name: 'partners', label: 'org.partners', help: 'org.onePerLineForum', kind: 'names' },
      { name: 'funders', label: 'org.funders', help: 'org.onePerLineForum', kind: 'names' },
    ],
  },
  {
    title: 'org.forumWifi',
    help: 'org.forumWifiHelp',
    fields: [
      { name: 'wifiName', label: 'org.wifiName', kind: 'line' },
      { name: 'wifiPassword', label: 'org.wifiPassword', kind: 'line' },
    ],
  },
  {
    title: 'org.forumCodes',
    fields: [
      { name: 'code', label: 'org.forumCode', help: 'org.forumCodeHelp', kind: 'line', width: 'short' },
      { name: 'rank', label: 'org.rank', kind: 'number', width: 'short' },
    ],
  },
]

export const sessionSections: readonly SheetSection[] = [
  {
    title: 'org.sessionWhat',
    fields: [
      { name: 'title', label: 'org.sessionTitle', kind: 'area', required: true },
      { name: 'agenda', label: 'org.agenda', help: 'org.agendaHelp', kind: 'agenda' },
      { name: 'themes', label: 'org.themes', help: 'org.themesHelp', kind: 'themes' },
    ],
  },
  {
    title: 'org.sessionWho',
    fields: [
      { name: 'chair', label: 'org.chair', help: 'org.chairHelp', kind: 'line' },
      { name: 'rapporteur', label: 'org.rapporteur', kind: 'line' },
      { name: 'expertName', label: 'org.expertName', kind: 'line' },
      { name: 'expertTitle', label: 'org.expertTitle', help: 'org.expertTitleHelp', kind: 'line' },
    ],
  },
  {
    title: 'org.minutes',
    fields: [
      { name: 'language', label: 'org.language', kind: 'language', width: 'short' },
      { name: 'code', label: 'org.sessionCode', help: 'org.sessionCodeHelp', kind: 'line', width: 'short' },
    ],
  },
]

export const emptySeries: SeriesFields = { title: '', code: '', projectLine: '', funders: [], partners: [] }

export const emptyForum: ForumFields = {
  title: '',
  code: '',
  rank: null,
  shortTitle: '',
  projectLine: '',
  place: '',
  country: '',
  date: '',
  venue: '',
  organisers: [],
  partners: [],
  funders: [],
  expected: null,
  wifiName: '',
  wifiPassword: '',
}

export const emptySession: SessionFields = {
  title: '',
  code: '',
  agenda: [],
  chair: '',
  rapporteur: '',
  expertName: '',
  expertTitle: '',
  themes: emptyThemes,
  language: 'fr',
}

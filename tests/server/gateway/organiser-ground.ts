import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { createMemoryArchiveTree } from '../../../server/adapters/memory/archive-memory.ts'
import { createArchive } from '../../../server/archive/archive.ts'
import { buildSnapshot } from '../../../server/archive/build-snapshot.ts'
import { createCorrections } from '../../../server/correction/corrections.ts'
import { refuseForeign } from '../../../server/gateway/arriving.ts'
import type { PageAssets } from '../../../server/gateway/assets.ts'
import type { House } from '../../../server/gateway/house.ts'
import { organiserBag } from '../../../server/gateway/organiser-bag.ts'
import { organiserRoutes } from '../../../server/gateway/organiser-routes.ts'
import { freezeSession } from '../../../server/plenary/freeze.ts'
import { createLog } from '../../../server/runtime/log.ts'
import { emptyState } from '../../../server/session/state.ts'
import type { SessionId } from '../../../shared/domain/ids.ts'
import type { SessionRow } from '../../../shared/domain/session-row.ts'
import { createSteppedClock } from '../../world/clock.ts'
import { anOrganiser, layCatalogueGround } from '../catalogue/catalogue-ground.ts'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}
const built: PageAssets = { scripts: ['/assets/laptop/a.js'], styles: [], words: { fr: [], en: [] } }
const open: (() => void)[] = []
/** After each test. */
export function closeHouses(): void {
  for (const close of open.splice(0)) close()
}

/** The organiser's routes on a socket file: no port. */
export async function aHouse() {
  const ground = layCatalogueGround()
  const catalogue = await ground.start()
  const clock = createSteppedClock()
  const files = new Map<string, Uint8Array>()
  const archive = createArchive({ tree: createMemoryArchiveTree(files) })
  const house = {
    doors: catalogue,
    archive,
    clock,
    random: ground.random,
    secure: false,
    language: 'fr',
    assets: { laptop: built, phone: built },
  } as unknown as House
  const corrections = createCorrections({
    archive,
    witness: {
      sealsOf(session) {
        const standing = catalogue.standing(session)
        return standing?.is === 'sealed' ? { first: standing.seal, last: standing.lastSeal } : null
      },
      markCorrected: catalogue.markCorrected,
    },
    clock,
    random: ground.random,
    log: createLog({ level: 'silent' }),
    makeMinutes: async () => [],
  })
  const address = { origin: () => 'http://house', link: (token: string) => `HTTP://HOUSE/J/${token}` }
  const deps = { house, catalogue, corrections, address }
  const app = express()
    .use(refuseForeign)
    .use(organiserRoutes({ ...deps, press: null }))
    .use(organiserBag({ ...deps, archive, makeReports: async () => [] }))
  const server = createServer(app)
  const path = await listen(server)
  const ask = (method: string, url: string, options: { body?: unknown; headers?: Record<string, string> } = {}) =>
    askSocket(path, method, url, options)
  const enter = async () => {
    const entered = await ask('POST', '/o', { body: { token: catalogue.organiserToken() } })
    const cookie = String(entered.headers['set-cookie']?.[0]).split(';')[0] ?? ''
    return { cookie, headers: { cookie } }
  }
  return { ground, catalogue, clock, archive, files, ask, enter, organiser: anOrganiser(catalogue, ground.random) }
}

function listen(server: Server): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'palabre-'))
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${folder.replace(/\W/g, '-')}` : join(folder, 'socket')
  open.push(() => {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return new Promise((listening) => server.listen(path, () => listening(path)))
}

function askSocket(
  socketPath: string,
  method: string,
  path: string,
  options: { readonly body?: unknown; readonly headers?: Record<string, string> },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const body = options.body === undefined ? null : JSON.stringify(options.body)
    const type: Record<string, string> = body === null ? {} : { 'content-type': 'application/json' }
    const sent = request(
      { socketPath, method, path, headers: { host: 'house', ...type, ...options.headers } },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

type World = Pick<Awaited<ReturnType<typeof aHouse>>, 'archive' | 'catalogue' | 'ground'>

/** Seals what little there is, as closing does; gives the seal. */
export async function store({ archive, catalogue, ground }: World, session: SessionId): Promise<string> {
  const sheet = catalogue.standing(session)?.sheet
  if (sheet === undefined) throw new Error('no sheet')
  const row: SessionRow = {
    id: session,
    sheet,
    phase: 'closing',
    board: { view: 'end', card: null, hidden: false, message: '', page: 0 },
    clock: { endsAt: null, leftMs: null },
    doorsOpen: false,
    joinCode: '123456',
    present: 41,
    nextNumber: 1,
    nextRecommendation: 1,
    epoch: 1,
    closing: true,
  }
  const state = emptyState()
  state.session.set('row', row)
  const snapshot = buildSnapshot(
    freezeSession(state, () => ''),
    {
      seriesId: sheet.seriesId,
      forumId: sheet.forumId,
      sessionId: session,
      seq: 1,
      takenAt: '2021-02-24T12:00:00.000Z',
      reason: 'close',
      prev: null,
      previousSessionSeal: null,
    },
    ground.random,
  )
  const bytes = Buffer.from('<!doctype html><p>Kayes</p>')
  const stored = await archive.store(snapshot, [
    { name: 'PV.html', bytes },
    { name: 'stage.json', bytes: Buffer.from('{}') },
  ])
  if (stored.is === 'refused') throw new Error(stored.why)
  return snapshot.seal
}

import { join } from 'node:path'
import { parseArgs } from 'node:util'

/** What a start may choose; everything has a default that suits a laptop in a hall. */
export interface Config {
  readonly dataFolder: string
  readonly port: number
  /** Interface to listen on; all of them by default: phones come over Wi-Fi. */
  readonly host: string
  /** Opens the guided visit on example data, in a folder of its own. */
  readonly example: boolean
  /** Names under which the house may be addressed besides its addresses, such as `forum.example.org`. */
  readonly names: ReadonlySet<string>
  /** Address that phones are told, such as `https://forum.example.org`; null: the first address of the network. */
  readonly publicAddress: URL | null
  /** Where the house copies itself to while it runs; null: nowhere. */
  readonly backupFolder: string | null
  /** Megabytes kept free on the disk, so that a session can be closed when nothing else fits. */
  readonly reserveMb: number
  /** How many times the supervisor has started us: 0 the first time. */
  readonly starts: number
}

export type ConfigResult =
  | { readonly is: 'config'; readonly config: Config }
  | { readonly is: 'refused'; readonly what: 'port' | 'address' | 'reserve' | 'argument'; readonly value: string }

/** Parses arguments (`--data --port --host --name --public --backup --reserve --example`) and environment (PALABRE_…); arguments win. */
export function readConfig(args: readonly string[], env: NodeJS.ProcessEnv, folder: string): ConfigResult {
  let values: ReturnType<typeof parse>
  try {
    values = parse(args)
  } catch (error) {
    // parseArgs throws on an option that it does not know: the person mistyped.
    return { is: 'refused', what: 'argument', value: error instanceof Error ? error.message : '' }
  }
  const portText = values.port ?? env['PALABRE_PORT'] ?? '8080'
  const port = Number(portText)
  if (!/^\d+$/.test(portText) || port > 65_535) return { is: 'refused', what: 'port', value: portText }
  const reserveText = values.reserve ?? env['PALABRE_RESERVE'] ?? '50'
  const reserveMb = Number(reserveText)
  if (!/^\d+(?:\.\d+)?$/.test(reserveText)) return { is: 'refused', what: 'reserve', value: reserveText }
  const publicText = values.public ?? env['PALABRE_PUBLIC'] ?? ''
  const publicAddress = publicText === '' ? null : URL.parse(publicText)
  if (publicText !== '' && publicAddress === null) return { is: 'refused', what: 'address', value: publicText }
  const names = [...(values.name ?? []), ...(env['PALABRE_NAMES'] ?? '').split(/[\s,]+/)]
  if (publicAddress !== null) names.push(publicAddress.hostname)
  return {
    is: 'config',
    config: {
      dataFolder: values.data ?? env['PALABRE_DATA'] ?? join(folder, 'data'),
      port,
      host: values.host ?? env['PALABRE_HOST'] ?? '0.0.0.0',
      example: values.example ?? false,
      names: new Set(names.filter((name) => name !== '').map((name) => name.toLowerCase())),
      publicAddress,
      reserveMb,
      backupFolder: values.backup ?? env['PALABRE_BACKUP'] ?? null,
      starts: Number(env['PALABRE_STARTS'] ?? '0') || 0,
    },
  }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      public: { type: 'string' },
      name: { type: 'string', multiple: true },
      reserve: { type: 'string' },
      backup: { type: 'string' },
      example: { type: 'boolean' },
    },
  }).values
}

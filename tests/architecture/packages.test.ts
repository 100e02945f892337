import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'

/** What is installed is what was locked: from the registry, by hash, and nothing of it known to be bad (TRUST T7, §3-Q). */
const packageSchema = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
})
const lockSchema = z.looseObject({ lockfileVersion: z.number(), packages: z.record(z.string(), packageSchema) })
const manifestSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  overrides: z.record(z.string(), z.string()),
})
const advisorySchema = z.array(
  z.strictObject({
    package: z.string(),
    /** The first version without it; null: there is none, and `answer` says what is done about it. */
    below: z.nullable(z.string()),
    id: z.string(),
    why: z.string(),
    answer: z.string().optional(),
  }),
)

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const lock = lockSchema.parse(read('package-lock.json'))
const manifest = manifestSchema.parse(read('package.json'))
const advisories = advisorySchema.parse(read('security/advisories.json'))
const installed = Object.entries(lock.packages).filter(([path]) => path !== '')
type Installed = (typeof installed)[number]

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

function faultsOf([path, each]: Installed): string[] {
  const faults: string[] = []
  const from = each.resolved ?? ''
  if (each.link === true) faults.push('a link')
  if (
    from !== '' &&
    !/^https:\/\/[a-z0-9.-]+\/(?:[a-z0-9-]+\/)*(?:@[a-z0-9._-]+\/)?[a-z0-9._-]+\/-\/[^/]+\.tgz$/i.test(from)
  )
    faults.push(`from elsewhere: ${from.slice(0, 40)}`)
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(each.integrity ?? '')) faults.push('no hash')
  return faults.map((fault) => `${path}: ${fault}`)
}

function isBelow(version: string, limit: string): boolean {
  const parts = (text: string) => (text.split('-')[0] ?? '').split('.').map(Number)
  const [one, other] = [parts(version), parts(limit)]
  for (let at = 0; at < 3; at++) {
    if ((one[at] ?? 0) !== (other[at] ?? 0)) return (one[at] ?? 0) < (other[at] ?? 0)
  }
  return false
}

describe('[Q] packages from outside', () => {
  it('each comes from a registry, with the hash of what it was', () => {
    expect(lock.lockfileVersion).toBe(3)
    expect(installed.length).toBeGreaterThan(100)
    expect(installed.flatMap(faultsOf)).toEqual([])
  })

  it('each of ours is named in one exact version', () => {
    const ours = {
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
      ...manifest.overrides,
    }
    const loose = Object.entries(ours).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    expect(loose).toEqual([])
    for (const [name, version] of Object.entries(manifest.dependencies))
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version)
  })

  it('none is one of those in security/advisories.json', () => {
    const known = installed.flatMap(([path, { version = '' }]) =>
      advisories
        .filter(
          (advisory) =>
            advisory.package === nameOf(path) && advisory.below !== null && isBelow(version, advisory.below),
        )
        .map((advisory) => `${path} ${version}: ${advisory.id}`),
    )
    expect(known).toEqual([])
    for (const { below, answer, id } of advisories) expect(below === null, id).toBe(answer !== undefined)
    expect(new Set(advisories.map((advisory) => advisory.id)).size).toBe(advisories.length)
  })

  it.each([
    ['node_modules/a', { resolved: 'git+ssh://git@example.org/a.git#1', integrity: '' }],
    [
      'node_modules/a',
      { resolved: 'http://registry.example/a/-/a-1.0.0.tgz', integrity: `sha512-${'A'.repeat(86)}==` },
    ],
    ['node_modules/a', { resolved: 'https://registry.example/a/-/a-1.0.0.tgz' }],
    ['node_modules/a', { link: true, integrity: `sha512-${'A'.repeat(86)}==` }],
  ] as const)('would find %j', (...each) => {
    expect(faultsOf(each as unknown as Installed)).not.toEqual([])
  })

  it('tells an older version from a newer one', () => {
    expect([isBelow('8.20.9', '8.21.0'), isBelow('8.21.0', '8.21.0'), isBelow('10.0.0', '8.21.0')]).toEqual([
      true,
      false,
      false,
    ])
  })
})

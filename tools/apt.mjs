// Brings a package of the system, on Debian and its kin, when we are root: a fresh machine for the tests.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Gives true when all are there now; false where this system does it another way, or when it failed. */
export function aptInstall(packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const apt = (...args) =>
    spawnSync('/usr/bin/apt-get', args, {
      stdio: 'ignore',
      timeout: 400_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  // Old lists name packages that are no longer there.
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
}

/** LibreOffice and poppler, with which the tests open and read the minutes. Without them those tests skip themselves, by name. */
export function ensureOffice() {
  const there = () =>
    [
      ['soffice', '--version'],
      ['pdftotext', '-v'],
    ].every(([tool, version]) => spawnSync(tool, [version], { stdio: 'ignore', timeout: 60_000 }).error === undefined)
  return there() || (aptInstall(['libreoffice-writer-nogui', 'poppler-utils']) && there())
}

/** gcc for the disk that the durability tests record and cut, and strace. Without them those tests skip themselves, by name. */
export function ensureFaultTools() {
  const there = () =>
    ['gcc', 'strace'].every(
      (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore', timeout: 60_000 }).error === undefined,
    ) && existsSync('/usr/include/stdio.h')
  return there() || (aptInstall(['gcc', 'libc6-dev', 'strace']) && there())
}

import { type CSSProperties, useMemo } from 'react'
import { encode } from 'uqr'
import './QrCode.css'

/**
 * Pure black on white with the four quiet modules that readers need; upper-case letters and digits keep it coarse.
 * `title` is read instead of the picture; `--quiet` is the quiet zone's share of its width.
 */
export function QrCode({ text, title }: { text: string; title: string }) {
  const picture = useMemo(() => qrPicture(text), [text])
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${picture.size} ${picture.size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={title}
      style={{ '--quiet': quietModules / picture.size } as CSSProperties}
    >
      <path fill="#fff" d={`M0 0h${picture.size}v${picture.size}H0z`} />
      <path fill="#000" d={picture.path} />
    </svg>
  )
}

const quietModules = 4

function qrPicture(text: string): { readonly size: number; readonly path: string } {
  const code = encode(text, { ecc: 'M', border: 0 })
  let path = ''
  code.data.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue
      let run = 1
      while (row[x + run] === true) run += 1
      path += `M${x + quietModules} ${y + quietModules}h${run}v1h-${run}z`
      x += run
    }
  })
  return { size: code.size + 2 * quietModules, path }
}

import { type CSSProperties, useLayoutEffect, useRef } from 'react'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { QrCode } from '../QrCode.tsx'
import { fitPictures } from './board-fit.ts'
import { Address, codeGroups } from './JoinCard.tsx'

/** Up to here an address keeps to one line, in smaller letters; a longer one may break where `Address` allows. */
const addressLettersMax = 21

/** Full screen: the Wi-Fi first where the hall has its own, then the page, and the code for those who cannot scan. */
export function JoinView({ stage, words, wide }: { stage: StageView; words: Words; wide: boolean }) {
  const { join } = stage
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (box.current !== null) fitPictures(box.current)
  })
  return (
    <div className="board-come" ref={box}>
      <h2>{words(wide ? 'board.askByPhone' : 'join.title')}</h2>
      <div className={join.wifi === null ? 'board-ways board-ways-one' : 'board-ways'}>
        {join.wifi === null ? null : (
          <figure>
            <figcaption>
              <i>1</i>
              {words('board.wifi')}
            </figcaption>
            <QrCode text={wifiText(join.wifi)} title={words('board.qrWifi', { name: join.wifi.name })} />
            <p>
              <b>{join.wifi.name}</b>
            </p>
            {join.wifi.password === '' ? null : <p className="board-small">{join.wifi.password}</p>}
            <p className="board-small">{words('join.nonet')}</p>
          </figure>
        )}
        <figure>
          <figcaption>
            {join.wifi === null ? null : <i>2</i>}
            {words(join.wifi === null ? 'board.scan' : 'board.page')}
          </figcaption>
          <QrCode text={join.link} title={words('board.qrPage')} />
          <p
            className="board-address"
            dir="ltr"
            data-long={join.address.length > addressLettersMax || undefined}
            style={{ '--letters': join.address.length } as CSSProperties}
          >
            <b>
              <Address text={join.address} />
            </b>
          </p>
          <p className="board-small">{words('join.free')}</p>
        </figure>
        <div className="board-or">
          {join.doorsOpen ? (
            <>
              <p>{words('board.orCode')}</p>
              <p className="board-code" dir="ltr">
                {codeGroups(join.code).map((group) => (
                  <span key={group}>{group} </span>
                ))}
              </p>
            </>
          ) : (
            <p>{words('board.doors')}</p>
          )}
          <p className="board-small">
            {words('join.nophone')} {words('board.teamWrites')}
          </p>
        </div>
      </div>
    </div>
  )
}

/** What the cameras of phones understand as a network; the five characters with a meaning of their own are escaped. */
export function wifiText(wifi: { readonly name: string; readonly password: string }): string {
  const safe = (text: string) => text.replace(/[\\;,:"]/g, '\\$&')
  if (wifi.password === '') return `WIFI:T:nopass;S:${safe(wifi.name)};;`
  return `WIFI:T:WPA;S:${safe(wifi.name)};P:${safe(wifi.password)};;`
}

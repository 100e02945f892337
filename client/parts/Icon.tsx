/** Icons on a 24 grid, 2 px round strokes, always beside a word (UX §4.4). The hand is the floor, two people are « Moi aussi ». */
export type IconName = keyof typeof shapes

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width="1.2em"
      height="1.2em"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      aria-hidden="true"
    >
      {shapes[name]}
    </svg>
  )
}

const shapes = {
  check: <path strokeWidth={2.8} d="M4.5 12.5l5 5L19.5 7" />,
  'check-double': <path strokeWidth={2.4} d="M2 12.8l4.6 4.7L16 7M11.2 15.4l2 2.1L22.5 7" />,
  dash: <path strokeWidth={3} d="M4 12h16" />,
  cross: <path strokeWidth={3} d="M6 6l12 12M18 6L6 18" />,
  close: <path d="M6 6l12 12M18 6L6 18" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.4l3.4 2" />
    </>
  ),
  wifi: <path d="M2.5 9.5a14 14 0 0 1 19 0M5.8 13a9.2 9.2 0 0 1 12.4 0M9 16.4a4.4 4.4 0 0 1 6 0M12 20h.01" />,
  'wifi-off': (
    <path d="M3 3l18 18M2.5 9.5a14 14 0 0 1 4.3-2.9M11 5.7a14 14 0 0 1 10.5 3.8M5.8 13a9.2 9.2 0 0 1 4.6-2.4M15.6 11.3a9.2 9.2 0 0 1 2.6 1.7M9 16.4a4.4 4.4 0 0 1 6 0M12 20h.01" />
  ),
  people: (
    <>
      <circle cx="8.5" cy="8" r="3.6" />
      <path d="M1.8 20c.3-4 3-6.3 6.7-6.3s6.4 2.3 6.7 6.3" />
      <path d="M15.2 4.7a3.6 3.6 0 0 1 0 6.6M18.2 14.4c2.3.8 3.8 2.7 4 5.6" />
    </>
  ),
  hand: (
    <path d="M7 11V6a1.6 1.6 0 0 1 3.2 0v4.5V4.4a1.6 1.6 0 0 1 3.2 0v6V5.6a1.6 1.6 0 0 1 3.2 0V12V8.8a1.6 1.6 0 0 1 3.2 0V15a7 7 0 0 1-7 7h-1.4a6 6 0 0 1-4.6-2.2l-3.3-4.2a1.7 1.7 0 0 1 2.5-2.2L7 14.6V11" />
  ),
  mic: (
    <>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
    </>
  ),
  phone: (
    <>
      <rect x="7" y="2.5" width="10" height="19" rx="2" />
      <path d="M11 18.5h2" />
    </>
  ),
  paper: (
    <>
      <path d="M14 3H6.5A1.5 1.5 0 0 0 5 4.5v15A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5V8z" />
      <path d="M14 3v5h5M8.5 13h7M8.5 16.8h5" />
    </>
  ),
  message: (
    <path d="M4 4.5h16a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5h-8.5L6.5 21.5v-4H4A1.5 1.5 0 0 1 2.5 16V6A1.5 1.5 0 0 1 4 4.5z" />
  ),
  screen: (
    <>
      <rect x="2.5" y="4" width="19" height="13" rx="1.8" />
      <path d="M8.5 21h7M12 17v4" />
    </>
  ),
  eye: (
    <>
      <path d="M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7S2 12 2 12z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  'eye-off': (
    <path d="M3 3l18 18M10 5.2A10.4 10.4 0 0 1 12 5c6.5 0 10 7 10 7a17 17 0 0 1-3.2 4M6.2 6.7A16.5 16.5 0 0 0 2 12s3.5 7 10 7c1.8 0 3.4-.5 4.8-1.3" />
  ),
  send: <path d="M21 3L10.5 13.5M21 3l-6.5 18-4-7.5L3 9.5z" />,
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  undo: <path d="M8.5 5L4 9.5 8.5 14M4.5 9.5H14a5.5 5.5 0 0 1 0 11h-3.5" />,
  alert: (
    <>
      <path d="M12 3.2L22 20.5H2z" />
      <path d="M12 10v4.5M12 17.6h.01" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.6h.01" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="10.5" rx="2" />
      <path d="M8 10.5V7.5a4 4 0 0 1 8 0v3" />
    </>
  ),
  shield: <path d="M12 2.8l8 3v5.7c0 4.9-3.3 8.1-8 9.7-4.7-1.6-8-4.8-8-9.7V5.8z" />,
  merge: <path d="M5 3.5v4c0 3.5 7 4 7 8.5M19 3.5v4c0 3.5-7 4-7 8.5v4.5M8.5 17l3.5 3.5 3.5-3.5" />,
  pencil: <path d="M4 20l1-4.5L16.5 4a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L8.5 19zM14 6.5l3.5 3.5" />,
  pause: <path strokeWidth={3} d="M8 5v14M16 5v14" />,
  play: <path d="M7 4.5l12 7.5-12 7.5z" />,
  up: <path d="M5.5 15L12 8.5l6.5 6.5" />,
  down: <path d="M5.5 9l6.5 6.5L18.5 9" />,
  back: <path d="M15 5.5L8.5 12l6.5 6.5" />,
  next: <path d="M9 5.5l6.5 6.5L9 18.5" />,
  grip: (
    <g fill="currentColor" stroke="none">
      <circle cx="9" cy="6" r="1.7" />
      <circle cx="15" cy="6" r="1.7" />
      <circle cx="9" cy="12" r="1.7" />
      <circle cx="15" cy="12" r="1.7" />
      <circle cx="9" cy="18" r="1.7" />
      <circle cx="15" cy="18" r="1.7" />
    </g>
  ),
  qr: (
    <>
      <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4z" />
      <path d="M14 14h2.5v2.5M20 14v.01M14 20h2.5M20 17.5V20" />
    </>
  ),
  copy: (
    <>
      <rect x="8.5" y="8.5" width="12" height="12" rx="2" />
      <path d="M15.5 5.5v-.5a1.5 1.5 0 0 0-1.5-1.5H5A1.5 1.5 0 0 0 3.5 5v9A1.5 1.5 0 0 0 5 15.5h.5" />
    </>
  ),
  link: (
    <path d="M10 14a4.5 4.5 0 0 0 6.4 0l3.3-3.3a4.5 4.5 0 0 0-6.4-6.4L12 5.6M14 10a4.5 4.5 0 0 0-6.4 0l-3.3 3.3a4.5 4.5 0 0 0 6.4 6.4l1.3-1.3" />
  ),
  print: (
    <path d="M7 8.5V3.5h10v5M7 17H4.5A1.5 1.5 0 0 1 3 15.5v-5.5A1.5 1.5 0 0 1 4.5 8.5h15A1.5 1.5 0 0 1 21 10v5.5a1.5 1.5 0 0 1-1.5 1.5H17M7 13.5h10v7H7z" />
  ),
  download: <path d="M12 3.5v12M6.5 10.5L12 16l5.5-5.5M4 20.5h16" />,
  bin: <path d="M4 6.5h16M9.5 6.5V4h5v2.5M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6" />,
  help: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.3 9.3a2.8 2.8 0 1 1 4 2.6c-.9.4-1.3 1-1.3 1.9M12 16.8h.01" />
    </>
  ),
  flag: <path d="M5 21V4M5 4.5h13l-2.5 4.5 2.5 4.5H5" />,
} as const

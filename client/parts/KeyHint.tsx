/** The key that does the same as the button around it; not read aloud, a button's name stays short. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className="key-hint" aria-hidden="true">
      <kbd>{keys}</kbd>
    </span>
  )
}

import './NumberBadge.css'

/** A question's number. `tone`: on the wall (filled), waiting (outlined), done (leaf). `label` is read before it: « Question 7 ». */
export function NumberBadge(props: {
  number: number | string
  tone?: 'filled' | 'outlined' | 'done'
  size?: 'small' | 'medium' | 'large'
  label?: string
}) {
  const { number, tone = 'outlined', size = 'medium', label } = props
  const wide = String(number).length > 3 ? ' number-badge-wide' : ''
  return (
    <span className={`number-badge number-badge-${tone} number-badge-${size}${wide}`}>
      {label === undefined ? null : <span className="vh">{label} </span>}
      {number}
    </span>
  )
}

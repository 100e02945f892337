import { Icon, type IconName } from '../../parts/Icon.tsx'

export function EmptyState({ icon, title, next }: { icon: IconName; title: string; next: string }) {
  return (
    <div className="ph-card ph-empty">
      <Icon name={icon} />
      <p className="ph-empty-title">{title}</p>
      <p>{next}</p>
    </div>
  )
}

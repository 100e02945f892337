/** Who a link lets in. The organiser works outside of any session (catalogue, links, archive). */
export const SESSION_ROLES = ['facilitator', 'rapporteur', 'expert', 'board', 'participant'] as const
export type SessionRole = (typeof SESSION_ROLES)[number]
export type Role = SessionRole | 'organiser'

/** Facilitators and the rapporteur: those who see the inbox. */
export function isTeam(role: Role): role is 'facilitator' | 'rapporteur' {
  return role === 'facilitator' || role === 'rapporteur'
}

export function parseSessionRole(text: unknown): SessionRole | null {
  return SESSION_ROLES.find((role) => role === text) ?? null
}

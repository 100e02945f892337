/** The parts of a plenary, in their usual order. A facilitator may go back: a room is not a machine. */
export const PHASES = ['opening', 'talk', 'questions', 'recommendations', 'adoption', 'closing'] as const
export type Phase = (typeof PHASES)[number]

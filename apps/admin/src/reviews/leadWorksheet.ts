/** The lead's unsent work: the joint draft, why it goes on without some, and an answer to each who disagrees. */
export interface LeadWorksheet {
  draft: string;
  without: string;
  answers: Record<string, string>;
}
export const BLANK_LEAD: LeadWorksheet = { draft: '', without: '', answers: {} };

/** A first draft: what each body contributed, under its name. */
export function gathered(bodies: readonly { name: string; contribution: string | null }[]): string {
  return bodies
    .flatMap(({ name, contribution }) => (contribution ? [`【${name}】\n${contribution}`] : []))
    .join('\n\n');
}

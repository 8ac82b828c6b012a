/** A failure with a code of the problem catalogue; its words are looked up when it is shown. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, string | number | boolean | null> = {},
    readonly more: {
      fields?: {
        pointer: string;
        code: string;
        params?: Record<string, string | number>;
        words?: { zh: string; en: string };
      }[];
      rule?: { id: string; source: string; words?: { zh: string; en: string } };
      /** What another person saved meanwhile, for the page to lay beside its own. */ theirs?: unknown;
    } = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

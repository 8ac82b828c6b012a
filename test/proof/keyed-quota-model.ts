/** Accounts that count a case, by name: all of them take it or none does. */
export type Counting = (caseId: string) => readonly string[];

/** What the rules say of quotas by keys, without places or numbers: which cases each account counts, and how many it may. */
export class KeyedQuotaModel {
  private readonly held = new Map<string, Set<string>>();

  constructor(
    private readonly size: (account: string) => number,
    private readonly counting: Counting,
  ) {}

  holders(account: string): ReadonlySet<string> {
    return this.held.get(account) ?? new Set();
  }

  /** Whether every account that counts the case has room for it; then each holds it. */
  nominate(caseId: string): 'applied' | 'quota.exhausted' {
    const accounts = this.counting(caseId);
    const full = accounts.some((account) => {
      const holders = this.holders(account);
      return !holders.has(caseId) && holders.size >= this.size(account);
    });
    if (full) return 'quota.exhausted';
    for (const account of accounts) this.held.set(account, new Set([...this.holders(account), caseId]));
    return 'applied';
  }

  leave(caseId: string): 'applied' {
    for (const holders of this.held.values()) holders.delete(caseId);
    return 'applied';
  }
}

/**
 * What the rules say of one hard cap with grants, without slot numbers: holders with their state, a size, and two dates
 * that pass.
 */
export class QuotaModel {
  readonly holders = new Map<string, 'reserved' | 'transmitted' | 'spent'>();
  closed = false;
  constructor(public size: number) {}

  /** What an act on the account has to come to: applied, or the refusal. */
  apply(act: string, ids: readonly string[]): string {
    const [id = ''] = ids;
    switch (act) {
      case 'nominate':
        if (!this.holders.has(id) && this.holders.size >= this.size) return 'quota.exhausted';
        this.holders.set(id, 'reserved');
        return 'applied';
      case 'unnominate':
      case 'withdraw':
        if (this.holders.get(id) !== 'spent' && !this.closed) this.holders.delete(id);
        return 'applied';
      case 'grant':
        this.size += 3;
        return 'applied';
      case 'recall':
        for (const one of ids)
          if (this.closed) this.holders.set(one, 'reserved');
          else this.holders.delete(one);
        return 'applied';
      default: {
        const to = { release: 'transmitted', receive: 'spent', 'send-back': 'reserved' }[act] as
          'reserved' | 'transmitted' | 'spent' | undefined;
        for (const one of ids) if (to) this.holders.set(one, to);
        return 'applied';
      }
    }
  }
}

import type { DossierDetailDto } from '@linxuan/contracts';

type Late = NonNullable<DossierDetailDto['deadline']>['late'];

/**
 * What is said of a batch that came late: taking it in is offered only where the edition leaves that to the recipient.
 */
export const lateWords = (late: Late | undefined): 'nominations.lateNeverTaken' | 'nominations.lateReceived' =>
  late === 'refuse' ? 'nominations.lateNeverTaken' : 'nominations.lateReceived';

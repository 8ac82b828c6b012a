import { keyedQuotaRuns } from './keyed-quota-run';
import { quotaModelRuns } from './quota-model-runs';

jest.setTimeout(300_000);

describe('a quota under parallel clients', () => {
  it('agrees with its model after every batch of nominate, return, withdraw, revive, recall, grant and expire', async () => {
    await quotaModelRuns(3, 14, 20250122);
  });

  it('agrees with its model where two editions share places that are counted by three keys', async () => {
    await keyedQuotaRuns(2, 12, 20260115);
  });
});

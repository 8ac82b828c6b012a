import { keyedQuotaRuns } from './keyed-quota-run';
import { quotaModelRuns } from './quota-model-runs';

jest.setTimeout(1_800_000);

describe('a quota under parallel clients, at length', () => {
  it('agrees with its model after every batch of sixty stories', async () => {
    await quotaModelRuns(60, 25, 20241224);
  });

  it('agrees with its model where two editions share places that are counted by three keys', async () => {
    await keyedQuotaRuns(20, 40, 20260116);
  });
});

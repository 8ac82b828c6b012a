import { RUNS } from './races/race';
import { sharedQuotaRaces } from './races/shared-quota';

sharedQuotaRaces(RUNS);

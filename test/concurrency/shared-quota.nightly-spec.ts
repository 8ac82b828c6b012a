import { NIGHTLY_RUNS } from './races/race';
import { sharedQuotaRaces } from './races/shared-quota';

sharedQuotaRaces(NIGHTLY_RUNS);

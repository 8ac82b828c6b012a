import { groupQuotaRaces } from './races/group-quota';
import { NIGHTLY_RUNS } from './races/race';

groupQuotaRaces(NIGHTLY_RUNS);

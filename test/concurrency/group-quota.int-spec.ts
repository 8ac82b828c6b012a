import { groupQuotaRaces } from './races/group-quota';
import { RUNS } from './races/race';

groupQuotaRaces(RUNS);

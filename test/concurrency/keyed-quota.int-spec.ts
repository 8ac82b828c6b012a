import { keyedQuotaRaces } from './races/keyed-quota';
import { RUNS } from './races/race';

keyedQuotaRaces(RUNS);

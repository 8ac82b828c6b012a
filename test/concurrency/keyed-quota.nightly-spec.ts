import { keyedQuotaRaces } from './races/keyed-quota';
import { NIGHTLY_RUNS } from './races/race';

keyedQuotaRaces(NIGHTLY_RUNS);

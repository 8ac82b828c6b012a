import { provinceQuotaRaces } from './races/province-quota';
import { NIGHTLY_RUNS } from './races/race';

provinceQuotaRaces(NIGHTLY_RUNS);

import { provinceQuotaRaces } from './races/province-quota';
import { RUNS } from './races/race';

provinceQuotaRaces(RUNS);

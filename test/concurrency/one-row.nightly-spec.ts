import { oneRowRaces } from './races/one-row';
import { NIGHTLY_RUNS } from './races/race';

oneRowRaces(NIGHTLY_RUNS);

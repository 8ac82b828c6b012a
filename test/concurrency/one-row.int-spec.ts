import { oneRowRaces } from './races/one-row';
import { RUNS } from './races/race';

oneRowRaces(RUNS);

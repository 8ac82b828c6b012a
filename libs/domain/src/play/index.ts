export * from './play';
export * from './self-play';
export { nextTurn } from './clock-acts';
export { type SampledEdition } from './sample-setting';
export * from './offers';
export * from './reach';
export * from './view';
export * from './view-types';
export * from './check-play';

export * from './hundredths';
export * from './rubric';
export * from './score-sheet';
export * from './panel-result';
export * from './ranking';
export * from './conflicts';
export * from './draw';

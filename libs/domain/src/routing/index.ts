export * from './roster';
export * from './registered-relations';
export * from './route-applicant';

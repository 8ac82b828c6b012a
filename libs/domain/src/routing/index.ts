export * from './roster';
export * from './route-applicant';

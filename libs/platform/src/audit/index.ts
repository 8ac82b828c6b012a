export * from './audited-reads';
export * from './audit-reads.hook';

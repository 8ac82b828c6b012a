export * from './nomination-letter';
export * from './written-body';

export * from './clock-follower';
export * from './clock.module';
export * from './compare-clocks';
export * from './follow-clock';

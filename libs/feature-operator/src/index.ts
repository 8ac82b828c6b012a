export * from './operator.module';
export * from './user.service';
export * from './organisation.service';
export * from './deputy.service';
export * from './queue.service';
export * from './order.service';

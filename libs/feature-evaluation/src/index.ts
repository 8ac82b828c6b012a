export * from './evaluation.module';
export * from './condition.service';
export * from './expert.service';
export * from './list.service';
export * from './panel.service';
export * from './receipt.service';
export * from './review.service';
export * from './seat.service';

export * from './workflow.entities';
export * from './door.entities';
export * from './people.entities';
export * from './programme.entities';
export * from './work.entities';

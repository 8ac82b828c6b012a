export * from './identity.module';
export * from './session.service';
export * from './session-finder.service';
export * from './password';
export * from './demo-password';

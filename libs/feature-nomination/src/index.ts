export * from './nomination.module';
export * from './workspace.service';
export * from './dossier-list.service';
export * from './dossier-view.service';
export * from './review-options.service';
export * from './nomination-papers.service';

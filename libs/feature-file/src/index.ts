export * from './file.module';
export * from './file-store';
export * from './disk-store';
export * from './s3-store';
export * from './upload.service';
export * from './upload-sweeper';
export * from './download.service';

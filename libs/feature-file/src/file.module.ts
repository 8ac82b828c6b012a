import { Global, Module } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '@linxuan/platform';
import { DiskStore } from './disk-store';
import { DownloadService } from './download.service';
import { FILE_STORE, type FileStore } from './file-store';
import { FileController } from './file.controller';
import { RawBodies } from './raw-bodies';
import { ReachableStore } from './reachable-store';
import { S3Store } from './s3-store';
import { UploadSweeper } from './upload-sweeper';
import { UploadService } from './upload.service';

/** Where files lie. */
@Global()
@Module({
  providers: [{ provide: FILE_STORE, inject: [APP_CONFIG], useFactory: storeOf }],
  exports: [FILE_STORE],
})
export class FileStoreModule {}

/** Attachments: resumable uploads, a content-addressed store, downloads under row-level security. */
@Module({
  imports: [FileStoreModule],
  controllers: [FileController],
  providers: [UploadService, DownloadService, UploadSweeper, RawBodies],
})
export class FileModule {}

export function storeOf({ files }: Pick<AppConfig, 'files'>): FileStore {
  switch (files.driver) {
    case 'disk':
      return new ReachableStore(new DiskStore(files.folder));
    case 's3':
      return new ReachableStore(new S3Store(files));
  }
}

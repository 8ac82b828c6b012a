import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { FilesConfig } from '@linxuan/platform';
import { keyOf, type FileStore } from './file-store';

/** Files in an S3-compatible store; a PUT there is atomic by itself. */
export class S3Store implements FileStore {
  private readonly client: S3Client;

  constructor(private readonly config: Extract<FilesConfig, { driver: 's3' }>) {
    const { endpoint, region, key, secret } = config;
    // Stores other than Amazon's know buckets by path, and not all know the newer checksums.
    this.client = new S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId: key, secretAccessKey: secret },
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(sha: string, path: string, size: number): Promise<void> {
    if (await this.has(sha)) return;
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.config.bucket,
        Key: keyOf(sha),
        Body: createReadStream(path),
        ContentLength: size,
        ContentType: 'application/octet-stream',
      }),
    );
  }

  async has(sha: string): Promise<boolean> {
    try {
      await this.client.send(new HeadObjectCommand({ Bucket: this.config.bucket, Key: keyOf(sha) }));
      return true;
    } catch (error) {
      if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return false;
      throw error;
    }
  }

  async read(sha: string): Promise<Readable> {
    const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.config.bucket, Key: keyOf(sha) }));
    if (!Body) throw new Error(`The store has no content for ${sha}`);
    return Body as Readable;
  }
}

import type { PipeTransform } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@linxuan/platform';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What cannot be an id is not there. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!UUID.test(value)) throw new DomainError('subject.notFound');
    return value.toLowerCase();
  }
}

import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Injectable, ParseUUIDPipe } from '@nestjs/common';
import { isLonger } from '@linxuan/form-rules';
import { DomainError } from '../problem';

/** The largest whole number of the database's columns for versions, revisions and counts. */
export const INT_MAX = 2_147_483_647;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of a row. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/**
 * An id in a path or a query: `ParseUUIDPipe` with our problem, since what can be no id is not there. Ids of any
 * version pass: some rows have ids that were derived from a name, and the database takes those too.
 */
@Injectable()
export class UuidPipe extends ParseUUIDPipe {
  constructor() {
    super({ exceptionFactory: () => new DomainError('subject.notFound') });
  }
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<string> {
    return String(await super.transform(value as string, metadata)).toLowerCase();
  }
  protected override isUUID(value: unknown): boolean {
    return isUuid(value);
  }
}

/**
 * A file that is named by the id of what it shows and one of these endings: `<id>.docx`. Any other name is not there.
 */
export class IdFilePipe<F extends string> implements PipeTransform<unknown, { id: string; format: F }> {
  constructor(readonly formats: readonly F[]) {}
  transform(value: unknown): { id: string; format: F } {
    const [id, ending, ...more] = String(value).toLowerCase().split('.');
    const format = this.formats.find((one) => one === ending);
    if (!isUuid(id) || !format || more.length > 0) throw new DomainError('subject.notFound');
    return { id, format };
  }
}

/** A version in a path: one to nine digits. What cannot be one is not there. */
@Injectable()
export class VersionPipe implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    if (typeof value !== 'string' || !/^[1-9]\d{0,8}$/.test(value)) throw new DomainError('subject.notFound');
    return Number(value);
  }
}

/** One short text of a query (`?stage=check`); given twice or too long it is refused by its name. */
@Injectable()
export class QueryTextPipe implements PipeTransform<unknown, string | undefined> {
  transform(value: unknown, { data }: ArgumentMetadata): string | undefined {
    if (value === undefined) return undefined;
    return oneText(value, data);
  }
}

/** A query that may name several rows (`?case=…&case=…`), two hundred at most. */
@Injectable()
export class UuidsPipe implements PipeTransform<unknown, string[]> {
  transform(value: unknown, { data }: ArgumentMetadata): string[] {
    const given: unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
    if (given.length > 200) throw refused(data, 'maxItems', { limit: 200 });
    return given.map((one) => {
      const id = oneText(one, data);
      if (!isUuid(id)) throw new DomainError('subject.notFound');
      return id.toLowerCase();
    });
  }
}

function oneText(value: unknown, name: string | undefined): string {
  if (typeof value !== 'string') throw refused(name, 'type');
  if (isLonger(value, 200)) throw refused(name, 'maxLength', { limit: 200 });
  return value;
}

function refused(name: string | undefined, code: string, params: Record<string, number> = {}): DomainError {
  return new DomainError('request.invalid', {}, { fields: [{ pointer: `/${name ?? ''}`, code, params }] });
}

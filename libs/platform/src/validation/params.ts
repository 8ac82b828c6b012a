import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { isLonger } from '@linxuan/form-rules';
import { DomainError } from '../problem';

/** The largest whole number of the database's columns for versions, revisions and counts. */
export const INT_MAX = 2_147_483_647;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of a row. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** An id in a path; what cannot be one is not there. */
@Injectable()
export class UuidPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (!isUuid(value)) throw new DomainError('subject.notFound');
    return value.toLowerCase();
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

/** A query that may name several (`?case=…&case=…`), two hundred at most. */
@Injectable()
export class QueryTextsPipe implements PipeTransform<unknown, string[]> {
  transform(value: unknown, { data }: ArgumentMetadata): string[] {
    const given: unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
    if (given.length > 200) throw refused(data, 'maxItems', { limit: 200 });
    return given.map((one) => oneText(one, data));
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

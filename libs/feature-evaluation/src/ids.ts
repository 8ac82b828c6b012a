import { DomainError } from '@linxuan/platform';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id from a path; what is no id is not there. */
export function idOf(id: string): string {
  if (!UUID.test(id)) throw new DomainError('subject.notFound');
  return id.toLowerCase();
}

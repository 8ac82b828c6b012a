import { DomainError } from '@linxuan/platform';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id as it stands in a path; anything else is not there. */
export function idOf(id: string): string {
  if (!UUID.test(id)) throw new DomainError('subject.notFound');
  return id.toLowerCase();
}

export function idsOf(ids: string | string[] | undefined): string[] {
  return (Array.isArray(ids) ? ids : ids ? [ids] : []).slice(0, 200).map(idOf);
}

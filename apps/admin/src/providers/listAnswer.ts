import type { GetListParams, GetListResult, RaRecord } from 'react-admin';
import { pageOfWhole } from './wholeList';

/** What the API answers for a list: a page of it, or all of a short one. With `atLeast` there are more than `total`. */
export type ListBody = RaRecord[] | { data: RaRecord[]; total: number; atLeast?: boolean };

/**
 * The same as react-admin reads it. A number at which counting stopped is no total there, where the pages would end:
 * pages go on for as long as they are full, and `meta.total` is what was counted.
 */
export function listAnswer(body: ListBody, params: Partial<GetListParams>): GetListResult<never> {
  const { data, total, ...meta } = Array.isArray(body) ? { ...pageOfWhole(body, params), atLeast: false } : body;
  const { page = 1, perPage = 0 } = params.pagination ?? {};
  if (meta.atLeast)
    return {
      data: data as never[],
      pageInfo: { hasPreviousPage: page > 1, hasNextPage: data.length >= perPage },
      meta: { ...meta, total },
    };
  return { data: data as never[], total, ...(Object.keys(meta).length > 0 && { meta }) };
}

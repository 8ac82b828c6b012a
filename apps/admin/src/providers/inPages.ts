import type { GetListParams, GetListResult } from 'react-admin';

/** Rows that the API answers at once. */
const MOST = 200;

/**
 * Asks for more rows than the API answers at once, as the file of a whole list does, page after page. What is read
 * stops with the list, or with the rows that were asked for.
 */
export async function inPages(
  params: GetListParams,
  ask: (params: GetListParams) => Promise<GetListResult>,
): Promise<GetListResult> {
  const { page = 1, perPage = 0 } = params.pagination ?? {};
  if (perPage <= MOST) return ask(params);
  const from = (page - 1) * perPage;
  const answers: GetListResult[] = [];
  const at = (index: number) => ({ ...params, pagination: { page: from / MOST + index + 1, perPage: MOST } });
  for (let read = 0; read < perPage; read += MOST) {
    const answer = await ask(at(read / MOST));
    answers.push(answer);
    if (answer.data.length < MOST) break;
  }
  const data = answers.flatMap((answer) => answer.data).slice(0, perPage);
  const last = answers.at(-1)?.pageInfo;
  return { ...answers[0], data, ...(last ? { pageInfo: last } : { total: answers[0]?.total ?? 0 }) };
}

import type { Text } from '@linxuan/domain';

export interface ProblemDefinition {
  /**
   * HTTP status: 400 malformed, 401 not signed in, 403 not allowed, 404 not visible, 409 stale or wrong state, 413 too
   * large, 422 refused by a rule, 429 too often, 503 not available for now.
   */
  status: number;
  title: Text;
  /**
   * Sentence with places: `{param}`, and in English `{param|one|several}` where a noun or verb goes with the number.
   */
  detail: Text;
}

/** One row of a table of problems. */
export const problem = (
  status: number,
  titleZh: string,
  titleEn: string,
  detailZh: string,
  detailEn: string,
): ProblemDefinition => ({
  status,
  title: { zh: titleZh, en: titleEn },
  detail: { zh: detailZh, en: detailEn },
});

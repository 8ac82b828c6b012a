export interface ServedAnswer {
  method: string;
  /** Without the query. */
  path: string;
  status: number;
  /** The content type, with or without its parameters. */
  type: string;
  /** The text of a JSON answer; undefined where there is none or it was not read. */
  body?: string | undefined;
}
/** What is wrong with an answer, as one sentence; undefined where it is as described, or nobody describes the path. */
export function faultOf(answer: ServedAnswer): string | undefined;

export interface Suite {
  name: string;
  minutes: number;
  nightly?: boolean;
  build?: boolean;
  command?: string[];
  jest?: string[];
}
export const SUITES: readonly Suite[];

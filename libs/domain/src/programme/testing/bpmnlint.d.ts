/** The part of bpmnlint that the tests use; the package brings no types. */
declare module 'bpmnlint/lib/linter' {
  export interface Report {
    id: string;
    message: string;
    category: 'error' | 'warn' | 'info' | 'rule-error';
  }
  export default class Linter {
    constructor(options: { config: { extends: string | string[] }; resolver: unknown });
    lint(root: unknown): Promise<Record<string, Report[]>>;
  }
}
declare module 'bpmnlint/lib/resolver/node-resolver' {
  export default class NodeResolver {}
}

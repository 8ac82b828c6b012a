export { toBpmn } from './graph-bpmn';
export { toMermaid } from './graph-mermaid';
export { toSvg, type GraphOptions } from './graph-svg';

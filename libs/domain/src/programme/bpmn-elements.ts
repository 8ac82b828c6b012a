import type { StageLayout } from './graph-layout';
import type { DueRule } from './definition';

/** Who has the work; each has a lane of its own. */
export type Lane = 'applicant' | 'group' | 'nominator' | 'departments' | 'experts' | 'authority';
export const LANES: readonly Lane[] = ['applicant', 'group', 'nominator', 'departments', 'experts', 'authority'];

export type NodeKind =
  | 'userTask'
  | 'exclusiveGateway'
  | 'parallelGateway'
  | 'startEvent'
  | 'endEvent'
  | 'intermediateCatchEvent'
  | 'boundaryEvent';

/** One element of the process, with its place within the block of its stage. */
export interface BpmnNode {
  id: string;
  kind: NodeKind;
  name: string;
  lane: Lane;
  /** Stage whose column it stands in; null: before the first. */
  stage: string | null;
  /** Slot from left to right within the stage, and row below the first of its lane. */
  slot: number;
  row: number;
  /** Work of many at once, each of them alone. */
  parallel?: boolean;
  timer?: DueRule;
  /** `boundaryEvent`: the task it hangs on, its place there, and whether it ends the task. */
  on?: { task: string; place: number; interrupting: boolean };
  /** An event that stands below a node instead of in a slot of its own. */
  below?: string;
  /** Width of a task that carries several clocks. */
  clocks?: number;
}
export interface BpmnFlow {
  id: string;
  from: string;
  to: string;
  name: string;
}
/** A pool: one process with its nodes and flows. */
export interface BpmnProcess {
  id: string;
  name: string;
  nodes: BpmnNode[];
  flows: BpmnFlow[];
}
export interface BpmnModel {
  main: BpmnProcess;
  /** Stages that no case passes, each a process beside it. */
  beside: BpmnProcess[];
  messages: BpmnFlow[];
  layout: StageLayout;
}

export const nameOf = (id: string): string => id.replaceAll('-', '_');

import type { CalendarData } from '../calendar';
import type { ProgrammeProblem } from './check-problem';
import type { LadderLevel, ProgrammeDefinition, QuotaDefinition, RouteDefinition, StageDefinition } from './definition';
import { pointerParts } from './load-positions';

/** The part of a form that an edition points into. */
export interface CheckedForm {
  id: string;
  schema: FormNode;
  facts?: Readonly<Record<string, unknown>>;
  rules?: readonly { when: string }[];
  steps?: readonly unknown[];
  lists?: Readonly<Record<string, readonly { code: string }[]>>;
}
export interface FormNode {
  type?: string;
  format?: string;
  'x-list'?: string;
  'x-public'?: string;
  'x-min'?: string;
  'x-max'?: string;
  minimum?: number;
  maximum?: number;
  'x-title'?: Readonly<Record<'zh' | 'en', string>>;
  properties?: Record<string, FormNode>;
  items?: FormNode;
}

/** What stands beside an edition and what it has to fit. */
export interface CheckMaterial {
  form: CheckedForm;
  taxonomy: { id: string; entries: readonly { code: string; level: number; parent: string | null }[] };
  organisations: readonly { code: string; kind: string }[];
  calendar: CalendarData;
  /** Other programmes, where they are at hand: which one feeds which, and their levels. */
  programmes?: readonly { id: string; winnersOf?: string; ladder?: LadderLevel }[];
  /** Other editions of the same programme, where they are at hand, with the quotas that they state. */
  editions?: readonly { edition: string; quotas: readonly QuotaDefinition[] }[];
}

/** One family of static checks; pure, and finding nothing means nothing is wrong. */
export type ProgrammeCheck = (definition: ProgrammeDefinition, material: CheckMaterial) => ProgrammeProblem[];

/** Stages with their JSON pointers. */
export function stagesAt(definition: ProgrammeDefinition): { stage: StageDefinition; path: string }[] {
  return definition.stages.map((stage, index) => ({ stage, path: `/stages/${index}` }));
}

/** Routes that pass a stage. */
export function routesOf(definition: ProgrammeDefinition, stage: StageDefinition): RouteDefinition[] {
  return definition.routes.filter(({ id }) => !stage.route || stage.route === id);
}

/** The field of a form at a pointer; `*` or a row number stands for any row. */
export function formNodeAt(form: FormNode, pointer: string): FormNode | undefined {
  return pointerParts(pointer).reduce<FormNode | undefined>((node, part) => {
    if (!node?.items) return node?.properties?.[part];
    return part === '*' || /^\d+$/.test(part) ? node.items : node.items.properties?.[part];
  }, form);
}

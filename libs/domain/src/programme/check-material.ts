import type { CalendarData } from '../calendar';
import type { ProgrammeProblem } from './check-problem';
import type { ProgrammeDefinition, RouteDefinition, StageDefinition } from './definition';

/** The part of a form that an edition points into. */
export interface CheckedForm {
  id: string;
  schema: FormNode;
}
export interface FormNode {
  properties?: Record<string, FormNode>;
  items?: FormNode;
}

/** What stands beside an edition and what it has to fit. */
export interface CheckMaterial {
  form: CheckedForm;
  taxonomy: { id: string; entries: readonly { code: string; level: number; parent: string | null }[] };
  organisations: readonly { code: string; kind: string }[];
  calendar: CalendarData;
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

import { getAt, type Json } from '@linxuan/form-rules';
import type { ProgrammeDefinition, ResultBindings } from './definition';

export type BindingName = keyof ResultBindings;

/** Where the delivered forms have these fields; an edition whose form has them elsewhere says so in `bindings`. */
const USUAL: ResultBindings = {
  title: '/technology/name',
  area: '/technology/area',
  category: '/technology/category',
  summary: '/technology/process',
};

export function bindingsOf({ bindings }: Pick<ProgrammeDefinition, 'bindings'>): ResultBindings {
  return { ...USUAL, ...bindings };
}

/** What a submission says in a bound field; undefined where it says nothing. */
export function boundText(
  definition: Pick<ProgrammeDefinition, 'bindings'>,
  name: BindingName,
  content: unknown,
): string | undefined {
  const value = getAt(content as Json, bindingsOf(definition)[name]);
  return typeof value === 'string' ? value : undefined;
}

import { bindingsOf, type BindingName } from '@linxuan/domain';

/**
 * SQL for the text that a content says in a field which the edition binds, as `boundText` of the rules reads it.
 * `content` and `definition` are expressions of jsonb.
 */
export function boundField(name: BindingName, content: string, definition: string): string {
  return `(${content} #>> string_to_array(ltrim(coalesce(${definition}->'bindings'->>'${name}', '${bindingsOf({})[name]}'), '/'), '/'))`;
}

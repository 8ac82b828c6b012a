import { fieldAt, type FormDefinition } from '@linxuan/form-rules';

/** The step that shows a field, a row or a slot for files. */
export function stepAt(pointer: string, form: FormDefinition): string {
  const slot = form.attachments.find(({ id }) => pointer === `/attachments/${id}`);
  if (slot) return slot.step;
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const field = fieldAt(form, at);
    if (field) return field.step;
  }
  return form.steps[0]?.id ?? '';
}

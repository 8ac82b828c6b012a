import { useTranslate } from 'react-admin';
import type { SubjectType } from '../providers/types';

export interface Words {
  /** Label of an action: the word for the kind of stage or the subject where it has one, else the general word. */
  action(name: string, on?: { sense?: string | null; subject?: SubjectType }): string;
  task(kind: string): string;
  taskWhy(kind: string): string;
  role(role: string): string;
  event(event: string): string;
  /** Word for a case state `<stage>.<name>` or a bare name. */
  state(state: string): string;
}

/** Words of the domain by their code; a code without a word is shown as it is. */
export function useWords(): Words {
  const translate = useTranslate();
  const word = (key: string, fallback: string) => translate(key, { _: fallback });
  return {
    action: (name, on = {}) => {
      const general = word(`action.${name}`, name);
      const ofSubject = on.subject ? word(`actionOn.${on.subject}.${name}`, general) : general;
      return on.sense ? word(`actionOn.${on.sense}.${name}`, ofSubject) : ofSubject;
    },
    task: (kind) => word(`task.${kind}`, kind),
    taskWhy: (kind) => word(`taskWhy.${kind}`, ''),
    role: (role) => word(`role.${role}`, role),
    event: (event) => word(`event.${event}`, event),
    state: (state) => word(`state.${state.split('.').at(-1) ?? state}`, state),
  };
}

import { WORDS, type Language } from './bpmn-words';
import type { DueRule, StageDefinition } from './definition';

/** A clock on a task: whether it ends the task, what it leads to, and what it is about. */
export interface Clock {
  timer: DueRule;
  interrupting: boolean;
  end: string;
  what?: string;
}

/** The clocks of a stage's own work, and what they lead to. */
export function clocksOf(stage: StageDefinition, language: Language): Clock[] {
  const words = WORDS[language];
  const due: Clock[] = stage.due ? [{ timer: stage.due, interrupting: false, end: words.chased }] : [];
  switch (stage.kind) {
    case 'application':
    case 'supplement':
      return [{ timer: stage.closes, interrupting: true, end: words.closed }];
    case 'nomination':
      return [
        stage.late === 'refuse'
          ? { timer: stage.deadline, interrupting: true, end: words.refused }
          : { timer: stage.deadline, interrupting: false, end: words.lateDecided },
      ];
    case 'follow-up':
      return stage.reports.map(({ title, due: timer }) => ({
        timer,
        interrupting: false,
        end: words.reported,
        what: title[language],
      }));
    case 'recurring-report':
      return [{ timer: stage.reportDue, interrupting: false, end: words.reported, what: stage.title[language] }];
    default:
      return due;
  }
}

import { markedPointers } from '@linxuan/form-rules';
import type { ProgrammeCheck } from './check-material';
import { problem } from './check-problem';

/** A mark for a value that is not there would tell applicants of a rule that does not exist. */
export const checkOurs: ProgrammeCheck = (definition) =>
  (definition.ours ?? []).flatMap(({ at }, index) =>
    at.flatMap((mark, place) =>
      markedPointers(definition, mark).length > 0
        ? []
        : [
            problem('ours.unknown', `/ours/${index}/at/${place}`, {
              zh: `标为本系统设定的“${mark}”在方案中不存在`,
              en: `"${mark}" is marked as this edition's own and is not there`,
            }),
          ],
    ),
  );

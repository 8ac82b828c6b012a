import { ASSIGNABLE_ROLES, BODY_SHEET_COLUMNS, type BodySheetColumn } from '@linxuan/contracts';
import { useTranslate } from 'react-admin';
import { useWords } from '../../components';
import { useKindChoices } from '../organisations/useKindChoices';
import { fold, type CodesOf } from './sheetRows';

/** How the columns of the sheet are called, and by which words kinds and roles are known besides their codes. */
export function useSheetWords(): {
  heading(column: BodySheetColumn): string;
  headings: ReadonlyMap<string, BodySheetColumn>;
  codes: CodesOf;
} {
  const translate = useTranslate();
  const words = useWords();
  const kinds = useKindChoices();
  const heading = (column: BodySheetColumn) => translate(`operator.sheet.columns.${column}`);
  return {
    heading,
    headings: new Map(
      BODY_SHEET_COLUMNS.flatMap((column) => [
        [fold(heading(column)), column] as const,
        [fold(column), column] as const,
      ]),
    ),
    codes: {
      kind: new Map(kinds.map(({ id, name }) => [fold(name), id])),
      roles: new Map(ASSIGNABLE_ROLES.map((role) => [fold(words.role(role)), role])),
    },
  };
}

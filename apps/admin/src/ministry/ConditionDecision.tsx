import type { ConditionWorksheet } from '@linxuan/contracts';
import { Alert, Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionButton, ActionForm, Panel, actionAt, useJoin, useText } from '../components';
import { useWorksheetForm } from '../evaluation/parts/useWorksheetForm';
import type { UseWorksheetReturn } from '../worksheets/useWorksheet';
import { PlacePicker } from './PlacePicker';
import { progressOf, verdictPayload, type ConditionDraft } from './conditionWorksheet';

/**
 * What follows from the verdicts: passed when all are met, otherwise not accepted, or back to the applicant naming the
 * places.
 */
export function ConditionDecision({
  worksheet,
  draft,
  onDone,
}: {
  worksheet: ConditionWorksheet;
  draft: UseWorksheetReturn<ConditionDraft>;
  onDone(): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const { form } = useWorksheetForm(worksheet.application.editionId);
  const { left, silent, unmet } = progressOf(worksheet.rules, draft.content);
  const doubtful = [
    ...new Set(
      worksheet.rules
        .filter(
          ({ id, computed }) =>
            unmet.some((one) => one.id === id) || (computed === 'not-met' && !draft.content.verdicts[id]),
        )
        .flatMap(({ inputs }) => inputs),
    ),
  ];
  const [picked, setPicked] = useState<string[] | null>(null);
  const fields = picked ?? doubtful;
  const subject = { type: 'case' as const, id: worksheet.case.id, version: worksheet.case.version };
  const [accept, reject, back] = (['pass', 'fail', 'correct'] as const).map((part) =>
    actionAt(worksheet.actions, part),
  );
  const places = [...new Set(worksheet.rules.flatMap(({ inputs }) => inputs))];
  if (!accept && !reject && !back) return <Alert severity="info">{translate('ministry.notHere')}</Alert>;
  return (
    <Panel title={translate('ministry.conclusion')}>
      <Typography sx={{ mb: 1 }} role="status">
        {left.length > 0
          ? translate('ministry.rulesLeft', { count: left.length })
          : silent.length > 0
            ? translate('ministry.reasonsLeft', { rules: join(silent.map(({ title }) => text(title))) })
            : unmet.length > 0
              ? translate('ministry.rulesUnmet', { rules: join(unmet.map(({ title }) => text(title))) })
              : translate('ministry.allMet')}
      </Typography>
      {unmet.length > 0 && reject ? (
        <ActionForm
          subject={subject}
          action={reject}
          reasonCodes={worksheet.reasons}
          payload={() => ({ verdicts: verdictPayload(worksheet.rules, draft.content) })}
          disabled={silent.length > 0}
          onDone={onDone}
        />
      ) : (
        accept && (
          <ActionButton
            subject={subject}
            action={accept}
            disabled={left.length > 0 || silent.length > 0}
            payload={() => ({ verdicts: verdictPayload(worksheet.rules, draft.content) })}
            onDone={onDone}
          />
        )
      )}
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 1.5 }}>
        {back && (
          <ActionButton
            subject={subject}
            action={back}
            variant="outlined"
            disabled={false}
            payload={() => ({ fields })}
            onDone={onDone}
          >
            <Typography>{translate('ministry.returnHelp')}</Typography>
            <PlacePicker form={form} places={places} value={fields} onChange={setPicked} />
          </ActionButton>
        )}
        {unmet.length === 0 && reject && (
          <ActionButton
            subject={subject}
            action={reject}
            variant="outlined"
            reasonCodes={worksheet.reasons}
            payload={() => ({ verdicts: verdictPayload(worksheet.rules, draft.content) })}
            onDone={onDone}
          />
        )}
      </Box>
    </Panel>
  );
}

import type { ReviewWorksheet } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  ActionButton,
  ActionForm,
  DeadlineChip,
  EntryField,
  Panel,
  actionAt,
  useJoin,
  useLinxuan,
  useText,
} from '../components';
import { SaveLine } from '../worksheets/SaveLine';
import { useWorksheetForm } from '../evaluation/parts/useWorksheetForm';
import { useWorksheet } from '../worksheets/useWorksheet';
import { OpinionText } from './OpinionPanel';
import { partsOf, PlacePicker } from './PlacePicker';
import { useVerdictTone } from './ReviewBoard';

interface ConcludeDraft {
  answers: Record<string, string>;
}

/** The lead concludes when all have answered or are overdue, and answers every dissent in writing. */
export function ConcludeReview({ worksheet, onDone }: { worksheet: ReviewWorksheet; onDone(): void }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const provider = useLinxuan();
  const toneOf = useVerdictTone();
  const { form } = useWorksheetForm(worksheet.application.editionId);
  const [fields, setFields] = useState<string[]>([]);
  const draft = useWorksheet<ConcludeDraft>('case', worksheet.case.id, worksheet.stage.id, { answers: {} });
  const subject = { type: 'case' as const, id: worksheet.case.id, version: worksheet.case.version };
  const [conclude, reject, back] = (['pass', 'fail', 'correct'] as const).map((part) =>
    actionAt(worksheet.actions, part),
  );
  const dissents = worksheet.opinions.filter(({ verdict }) => verdict === 'disagree');
  const asked = worksheet.opinions.filter(({ verdict }) => verdict === 'ask-back');
  const unanswered = dissents.filter(({ id }) => !isVisible(draft.content.answers[id]));
  return (
    <>
      <Panel title={translate('ministry.opinionsTitle', { count: worksheet.opinions.length })}>
        {worksheet.opinions.map((opinion) => (
          <Box
            key={opinion.id}
            component="section"
            aria-label={text(opinion.orgName)}
            sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}
          >
            <Box
              sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}
            >
              <Typography sx={{ fontWeight: 600, color: toneOf(opinion) }}>{text(opinion.orgName)}</Typography>
              {opinion.verdict ? (
                <Button
                  size="small"
                  onClick={() =>
                    void provider.download(
                      `/documents/reviews/${worksheet.case.id}/${worksheet.stage.id}/${opinion.org}`,
                    )
                  }
                  aria-label={`${translate('ministry.reviewPaper')}${translate('mark.colon')}${text(opinion.orgName)}`}
                >
                  {translate('ministry.reviewPaper')}
                </Button>
              ) : (
                <DeadlineChip
                  dueAt={opinion.dueAt}
                  urgency={opinion.urgency === 'none' ? null : opinion.urgency}
                  timeLeft={opinion.timeLeft}
                />
              )}
            </Box>
            {opinion.verdict ? (
              <OpinionText opinion={opinion} />
            ) : (
              <Typography variant="body2" color="textSecondary">
                {translate(`opinionState.${opinion.state}`)}
              </Typography>
            )}
            {opinion.verdict === 'disagree' && conclude && (
              <EntryField
                label={translate('ministry.dissentAnswer', { org: text(opinion.orgName) })}
                value={draft.content.answers[opinion.id] ?? ''}
                onChange={({ target }) =>
                  draft.change((before) => ({
                    answers: { ...before.answers, [opinion.id]: cutText(target.value, 4000) },
                  }))
                }
                required
                multiline
                minRows={3}
              />
            )}
          </Box>
        ))}
        <Box sx={{ mt: 1 }}>
          <SaveLine worksheet={draft} />
        </Box>
      </Panel>
      {asked.length > 0 && back && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('ministry.askedBack', { orgs: join(asked.map(({ orgName }) => text(orgName))) })}
        </Alert>
      )}
      {conclude && (
        <ActionForm
          subject={subject}
          action={conclude}
          disabled={unanswered.length > 0}
          onDone={onDone}
          payload={() =>
            dissents.length > 0
              ? {
                  dissentAnswers: dissents.map(({ id }) => ({
                    opinionId: id,
                    answer: (draft.content.answers[id] ?? '').trim(),
                  })),
                }
              : {}
          }
        >
          {unanswered.length > 0 && (
            <Typography variant="body2" color="textSecondary">
              {translate('ministry.dissentLeft', { orgs: join(unanswered.map(({ orgName }) => text(orgName))) })}
            </Typography>
          )}
        </ActionForm>
      )}
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 1.5 }}>
        {back && (
          <ActionButton subject={subject} action={back} variant="outlined" payload={() => ({ fields })} onDone={onDone}>
            <Typography>{translate('ministry.returnHelp')}</Typography>
            <PlacePicker form={form} places={partsOf(form)} value={fields} onChange={setFields} />
          </ActionButton>
        )}
        {reject && (
          <ActionButton
            subject={subject}
            action={reject}
            variant="outlined"
            reasonCodes={worksheet.reasons}
            onDone={onDone}
          />
        )}
      </Box>
      {worksheet.actions.length === 0 && <Alert severity="info">{translate('ministry.notHere')}</Alert>}
    </>
  );
}

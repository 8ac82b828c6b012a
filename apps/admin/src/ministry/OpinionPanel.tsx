import type { ReviewQueue, ReviewOpinion, ReviewWorksheet } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import {
  Alert,
  Box,
  Button,
  FormControl,
  FormControlLabel,
  FormLabel,
  MenuItem,
  Radio,
  RadioGroup,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  ActionBar,
  ActionForm,
  AwayNote,
  DeadlineChip,
  EntryField,
  Panel,
  actionAt,
  useFormat,
  useLinxuan,
  useRead,
  useText,
} from '../components';
import { workspacePath } from '../workspaces/WorkspacePage';
import { SaveLine } from '../worksheets/SaveLine';
import { useWorksheet } from '../worksheets/useWorksheet';

interface OpinionDraft {
  verdict: string;
  text: string;
}
const VERDICTS = ['agree', 'disagree', 'ask-back'] as const;

/** The opinion of one department: given to a person, written, signed by its lead. */
export function OpinionPanel({
  worksheet,
  own,
  onDone,
}: {
  worksheet: ReviewWorksheet;
  own: ReviewOpinion;
  onDone(): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const provider = useLinxuan();
  const subject = { type: 'opinion' as const, id: own.id, version: own.version };
  const [assign, answer] = [actionAt(own.actions, 'allot'), actionAt(own.actions, 'answer')];
  return (
    <>
      <Panel
        title={text(own.orgName)}
        aside={
          <DeadlineChip
            dueAt={own.state === 'answered' ? null : own.dueAt}
            urgency={own.urgency === 'none' ? null : own.urgency}
            timeLeft={own.timeLeft}
          />
        }
      >
        <Typography variant="body2">
          {[
            translate(`opinionState.${own.state}`),
            own.assignee ? translate('ministry.assignee', { name: own.assignee.name }) : '',
            own.round > 1 ? translate('ministry.round', { round: own.round }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        <AwayNote away={own.away} />
        {own.revision < worksheet.application.revision && own.verdict && (
          <Alert severity="info" sx={{ mt: 1 }}>
            {translate('ministry.olderRevision', { revision: own.revision, now: worksheet.application.revision })}
          </Alert>
        )}
        {own.verdict && (own.state === 'proposed' || own.state === 'answered') && <OpinionText opinion={own} />}
        {own.state === 'answered' && (
          <Button
            size="small"
            sx={{ mt: 1 }}
            onClick={() =>
              void provider.download(`/documents/reviews/${worksheet.case.id}/${worksheet.stage.id}/${own.org}`)
            }
          >
            {translate('ministry.reviewPaper')}
          </Button>
        )}
      </Panel>
      {assign && own.state === 'asked' && <AssignOne worksheet={worksheet} own={own} />}
      {answer && <Answer worksheet={worksheet} own={own} onDone={onDone} />}
      {actionAt(own.actions, 'countersign') && (
        <Panel title={translate('ministry.signTitle')}>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
            {translate('ministry.signHelp')}
          </Typography>
          <ActionBar subject={subject} actions={own.actions} except={['allot', 'answer']} onDone={onDone} />
        </Panel>
      )}
    </>
  );
}

export function OpinionText({ opinion }: { opinion: ReviewOpinion }) {
  const translate = useTranslate();
  const format = useFormat();
  return (
    <Box sx={{ mt: 1 }}>
      <Typography sx={{ fontWeight: 650 }}>{translate(`ministry.opinionVerdict.${opinion.verdict}`)}</Typography>
      <Typography sx={{ whiteSpace: 'pre-wrap' }}>{opinion.text}</Typography>
      <Typography variant="body2" color="textSecondary">
        {[opinion.author, opinion.answeredAt ? format.dateTime(opinion.answeredAt) : ''].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}

function Answer({ worksheet, own, onDone }: { worksheet: ReviewWorksheet; own: ReviewOpinion; onDone(): void }) {
  const translate = useTranslate();
  const draft = useWorksheet<OpinionDraft>('opinion', own.id, worksheet.stage.id, { verdict: '', text: '' });
  const action = actionAt(own.actions, 'answer');
  if (!action) return null;
  const { verdict, text } = draft.content;
  return (
    <ActionForm
      subject={{ type: 'opinion', id: own.id, version: own.version }}
      action={{ ...action, reason: 'none' }}
      disabled={verdict === '' || !isVisible(text) || draft.save === 'theirs'}
      payload={() => ({ verdict, text: text.trim() })}
      label={translate('ministry.propose')}
      onDone={onDone}
      aside={<SaveLine worksheet={draft} />}
    >
      <FormControl>
        <FormLabel>{translate('ministry.yourVerdict')}</FormLabel>
        <RadioGroup value={verdict} onChange={({ target }) => draft.change({ verdict: target.value })}>
          {VERDICTS.map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              control={<Radio />}
              label={
                <span>
                  <b>{translate(`ministry.opinionVerdict.${one}`)}</b>{' '}
                  <Typography component="span" variant="body2" color="textSecondary">
                    {translate(`ministry.opinionHelp.${one}`)}
                  </Typography>
                </span>
              }
            />
          ))}
        </RadioGroup>
      </FormControl>
      <EntryField
        label={translate(verdict === 'ask-back' ? 'ministry.askText' : 'ministry.opinionText')}
        value={text}
        onChange={({ target }) => draft.change({ text: cutText(target.value, 4000) })}
        required
        multiline
        minRows={5}
        maxRows={16}
      />
    </ActionForm>
  );
}

function AssignOne({ worksheet, own }: { worksheet: ReviewWorksheet; own: ReviewOpinion }) {
  const translate = useTranslate();
  const queue = useRead<ReviewQueue>(
    workspacePath('/reviews/desk', worksheet.application.editionId, { stage: worksheet.stage.id }),
  );
  const [user, setUser] = useState('');
  const action = actionAt(own.actions, 'allot');
  if (!action) return null;
  return (
    <ActionForm
      subject={{ type: 'opinion', id: own.id, version: own.version }}
      action={action}
      disabled={user === ''}
      payload={() => ({ userId: user })}
    >
      <EntryField
        select
        label={translate('ministry.reviewer')}
        value={user}
        onChange={({ target }) => setUser(target.value)}
      >
        {(queue.data?.reviewers ?? []).map(({ id, name, open }) => (
          <MenuItem key={id} value={id}>
            {name}
            {translate('mark.aside', { words: translate('ministry.inHand', { count: open }) })}
          </MenuItem>
        ))}
      </EntryField>
    </ActionForm>
  );
}

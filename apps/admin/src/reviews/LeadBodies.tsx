import type { CaseActionDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Box, Chip, Paper, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ActionButton, actionsAt, DeadlineChip, EntryField, Panel, useFormat, useText } from '../components';
import { useTones } from '../theme/useTones';
import type { OpinionView } from './OpinionForm';

const OPEN = ['asked', 'assigned', 'proposed', 'circulated'];

/** Each body with its contribution, what may be done about it, and how it answered the joint draft. */
export function LeadBodies({
  bodies,
  answers,
  onAnswer,
  withdraw,
  subject,
}: {
  bodies: OpinionView[];
  answers: Record<string, string>;
  onAnswer(id: string, answer: string): void;
  /** Offered where silence is waited for and a date has passed. */
  withdraw: CaseActionDto | undefined;
  subject: { type: 'case'; id: string; version: number };
}) {
  const translate = useTranslate();
  const done = bodies.filter(({ state }) => state === 'verified' || state === 'answered').length;
  return (
    <Panel
      title={translate('reviews.lead.bodies')}
      aside={<Typography variant="body2">{translate('reviews.lead.tally', { done, total: bodies.length })}</Typography>}
    >
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {bodies.map((body) => (
          <Body key={body.id} body={body} answer={answers[body.id] ?? ''} onAnswer={onAnswer}>
            {withdraw && OPEN.includes(body.state) && (
              <ActionButton subject={subject} action={withdraw} payload={{ opinionId: body.id }} variant="outlined" />
            )}
          </Body>
        ))}
      </Box>
    </Panel>
  );
}

function Body({
  body,
  answer,
  onAnswer,
  children,
}: {
  body: OpinionView;
  answer: string;
  onAnswer(id: string, answer: string): void;
  children: React.ReactNode;
}) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const tones = useTones();
  const disagrees = body.state === 'answered' && body.verdict === 'disagree';
  const tone = disagrees
    ? tones.urgency.overdue
    : body.state === 'verified' || body.state === 'answered'
      ? tones.urgency.normal
      : tones.urgency.none;
  return (
    <Paper
      variant="outlined"
      component="article"
      aria-label={text(body.orgName)}
      sx={{ p: 1.5, minWidth: 0, borderTop: `4px solid ${tone.text}` }}
    >
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography component="span" sx={{ fontWeight: 650 }}>
          {text(body.orgName)}
        </Typography>
        <Chip
          size="small"
          sx={{ color: tone.text, bgcolor: tone.wash }}
          label={
            body.state === 'answered' && body.verdict
              ? translate(`verdict.${body.verdict}`)
              : translate(`opinionState.${body.state}`)
          }
        />
        {OPEN.includes(body.state) ? (
          <DeadlineChip dueAt={body.dueAt} urgency={body.urgency} timeLeft={body.timeLeft} />
        ) : (
          <Typography component="span" variant="body2" color="textSecondary">
            {format.dateTime(body.answeredAt)}
          </Typography>
        )}
      </Stack>
      {body.contribution && (
        <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mt: 1 }}>{body.contribution}</Typography>
      )}
      {body.verdict && body.text && (
        <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mt: 1 }}>
          {translate('reviews.lead.answered')}
          {translate('mark.colon')}
          {body.text}
        </Typography>
      )}
      {disagrees && (
        <EntryField
          required
          error={!isVisible(answer)}
          label={translate('reviews.conclude.answer')}
          value={answer}
          onChange={({ target }) => onAnswer(body.id, target.value)}
          multiline
          minRows={2}
        />
      )}
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', mt: 1 }}>
        {actionsAt(body.availableActions, 'pass', 'correct').map((action) => (
          <ActionButton
            key={action.name}
            subject={{ type: 'opinion', id: body.id, version: body.version }}
            action={action}
            variant={action.main ? 'contained' : 'outlined'}
          />
        ))}
        {children}
      </Stack>
    </Paper>
  );
}

import { isVisible } from '@linxuan/form-rules';
import { Box, Chip, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { AwayNote, DeadlineChip, EntryField, fieldPath, useFormat, useJoin, useLang, useText } from '../components';
import { useTones } from '../theme/useTones';
import type { OpinionView } from './OpinionForm';
import type { CaseView } from './useCase';

/** All opinions side by side: who said what and when, who is late, what was asked again after a correction and why. */
export function OpinionCards({
  view,
  opinions,
  answers,
  onAnswer,
}: {
  view: CaseView;
  opinions: OpinionView[];
  answers: Record<string, string>;
  onAnswer?(id: string, answer: string): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const lang = useLang();
  const join = useJoin();
  const tones = useTones();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 250px), 1fr))',
        alignItems: 'start',
      }}
    >
      {opinions.map((opinion) => {
        const tone =
          opinion.verdict === 'disagree'
            ? tones.urgency.overdue
            : opinion.verdict === 'ask-back'
              ? tones.urgency.soon
              : opinion.verdict === 'agree'
                ? tones.urgency.normal
                : tones.urgency.none;
        const needsAnswer = opinion.state === 'answered' && opinion.verdict === 'disagree';
        return (
          <Paper
            key={opinion.id}
            variant="outlined"
            component="article"
            aria-label={text(opinion.orgName)}
            sx={{ p: 1.5, minWidth: 0, borderTop: `4px solid ${tone.text}` }}
          >
            <Typography sx={{ fontWeight: 650 }}>{text(opinion.orgName)}</Typography>
            <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', alignItems: 'center', my: 0.5 }}>
              <Chip
                size="small"
                label={
                  opinion.state === 'answered' && opinion.verdict
                    ? translate(`verdict.${opinion.verdict}`)
                    : translate(`opinionState.${opinion.state}`)
                }
                sx={{ color: tone.text, bgcolor: tone.wash }}
              />
              {opinion.state !== 'answered' && (
                <DeadlineChip dueAt={opinion.dueAt} urgency={opinion.urgency} timeLeft={opinion.timeLeft} />
              )}
            </Box>
            <Typography variant="body2" color="textSecondary">
              {opinion.answeredAt
                ? [opinion.authorName, format.dateTime(opinion.answeredAt)].filter(Boolean).join(' · ')
                : `${opinion.assigneeName ?? translate('reviews.conclude.nobody')} · ${translate('reviews.opinion.asked', { date: format.date(opinion.askedAt), due: format.date(opinion.dueAt) })}`}
            </Typography>
            <AwayNote away={opinion.away} />
            {opinion.round > 1 && (
              <Typography variant="body2" sx={{ mt: 0.5 }}>
                {translate('reviews.conclude.round', { round: opinion.round })}
              </Typography>
            )}
            {opinion.outdated && (
              <Typography variant="body2" sx={{ mt: 0.5, color: tones.urgency.today.text, fontWeight: 600 }}>
                {translate('reviews.conclude.outdated')}
              </Typography>
            )}
            {opinion.text && <Typography sx={{ whiteSpace: 'pre-wrap', mt: 1 }}>{opinion.text}</Typography>}
            <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
              {translate('reviews.opinion.restsOn')}
              {translate('mark.colon')}
              {opinion.restsOn.length === 0
                ? translate('reviews.opinion.everything')
                : join(opinion.restsOn.map((pointer) => fieldPath(view.form, pointer, lang)))}
            </Typography>
            {needsAnswer && onAnswer && (
              <EntryField
                required
                error={!isVisible(answers[opinion.id])}
                label={translate('reviews.conclude.answer')}
                value={answers[opinion.id] ?? ''}
                onChange={({ target }) => onAnswer(opinion.id, target.value)}
                multiline
                minRows={3}
                helperText={translate('reviews.conclude.answerHelp')}
              />
            )}
          </Paper>
        );
      })}
    </Box>
  );
}

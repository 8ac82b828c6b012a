import type { CandidateDto } from '@linxuan/contracts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useText } from '../components';
import { useTones } from '../theme/useTones';
import { tallyOf } from './figures';

/** 6 同意 · 1 不同意 (已答复) */
export function OpinionTallyWords({ candidate }: { candidate: CandidateDto }) {
  const translate = useTranslate();
  const tones = useTones();
  const { agree, disagree, open, overdue, total } = tallyOf(candidate);
  if (total === 0) return <span>{translate('nominations.noOpinions')}</span>;
  return (
    <Box component="span" sx={{ whiteSpace: 'normal' }}>
      {translate('nominations.agree', { count: agree })}
      {disagree > 0 && (
        <Box component="span" sx={{ color: tones.urgency.overdue.text, fontWeight: 650 }}>
          {' '}
          · {translate('nominations.disagree', { count: disagree })}
        </Box>
      )}
      {open + overdue > 0 && <span> · {translate('nominations.silent', { count: open + overdue })}</span>}
    </Box>
  );
}

/** What each department said, and what the lead answered to a dissent. */
export function OpinionTexts({ candidate }: { candidate: CandidateDto }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const tones = useTones();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {candidate.opinions.map((opinion) => (
        <Box
          component="li"
          key={opinion.id}
          sx={{
            pl: 1,
            borderLeft: `3px solid ${opinion.verdict === 'disagree' ? tones.urgency.overdue.text : tones.line}`,
          }}
        >
          <Typography variant="body2">
            <strong>{text(opinion.orgName)}</strong>
            {translate('mark.colon')}
            {opinion.verdict
              ? translate(`verdict.${opinion.verdict}`)
              : translate(opinion.overdue ? 'nominations.overdue' : `opinionState.${opinion.state}`)}
            {opinion.text && `。${opinion.text}`}
            {opinion.answeredAt && (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {translate('mark.aside', {
                  words: [opinion.by, format.date(opinion.answeredAt)].filter(Boolean).join(translate('mark.comma')),
                })}
              </Box>
            )}
          </Typography>
          {opinion.verdict === 'disagree' && (
            <Typography
              variant="body2"
              sx={{ mt: 0.25, color: opinion.answer ? 'text.primary' : tones.urgency.overdue.text }}
            >
              {opinion.answer
                ? translate('nominations.answered', {
                    text: opinion.answer.text,
                    by: opinion.answer.by ?? '',
                    date: format.date(opinion.answer.at),
                  })
                : translate('nominations.unanswered')}
            </Typography>
          )}
        </Box>
      ))}
      {candidate.opinions.length === 0 && (
        <Typography component="li" variant="body2" color="textSecondary">
          {translate('nominations.noOpinions')}
        </Typography>
      )}
    </Box>
  );
}

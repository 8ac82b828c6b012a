import { liveTotal, type RevisionContent, type RubricView, type SeatSheet } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import { Box, Button, Paper, Tab, Tabs, Typography, useMediaQuery, type Theme } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionButton, EntryField, actionAt, useText } from '../components';
import { CriterionCard } from './CriterionCard';
import { Application } from './parts/Application';
import { SaveLine } from '../worksheets/SaveLine';
import { useWorksheet } from '../worksheets/useWorksheet';
import { SeatHead } from './SeatHead';
import { BLANK_DRAFT, markOf, sealPayload, stepFor, type ScoreDraft } from './scoreDraft';

/** Criteria and application side by side; on a phone one or the other, with the total always in sight. */
export function ScoreSheet({
  sheet,
  rubric,
  application,
}: {
  sheet: SeatSheet;
  rubric: RubricView;
  application: RevisionContent;
}) {
  const translate = useTranslate();
  const text = useText();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [tab, setTab] = useState<'score' | 'read'>('read');
  // What an expert judges first is what was applied for, not the holder's address.
  const [step, setStep] = useState<string | undefined>(stepFor('innovation'));
  const { seat, actions } = sheet;
  const draft = useWorksheet<ScoreDraft>('seat', seat.id, seat.stage.id, BLANK_DRAFT);
  const marks = Object.fromEntries(rubric.criteria.map(({ id }) => [id, markOf(draft.content, id).score]));
  const missing = rubric.criteria.filter(({ id }) => marks[id] === null || markOf(draft.content, id).wrong);
  const total = liveTotal(rubric, marks);
  const look = (criterion: string) => {
    setStep(stepFor(criterion));
    setTab('read');
  };
  const seal = actionAt(actions, 'judge');
  const recuse = actionAt(actions, 'step-aside');
  const subject = { type: 'seat' as const, id: seat.id, version: seat.version };
  const hasWords = isVisible(draft.content.comment);
  const jump = () => {
    setTab('score');
    setTimeout(
      () =>
        document
          .getElementById(missing[0] ? `criterion-${missing[0].id}` : 'overall')
          ?.scrollIntoView({ block: 'start' }),
      50,
    );
  };

  const scoring = (
    <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
      <Typography variant="body2" color="textSecondary">
        {translate('evaluation.rubricNote', { scale: rubric.scale, source: rubric.source })}
      </Typography>
      {rubric.criteria.map((criterion, index) => (
        <CriterionCard
          key={criterion.id}
          {...{ rubric, criterion, index }}
          mark={markOf(draft.content, criterion.id)}
          {...(isNarrow || stepFor(criterion.id) ? { onLook: () => look(criterion.id) } : {})}
          onChange={(mark) => draft.change((before) => ({ marks: { ...before.marks, [criterion.id]: mark } }))}
        />
      ))}
      <Paper variant="outlined" sx={{ p: 1.5, scrollMarginTop: 72 }} id="overall">
        <Typography variant="h3">{translate('evaluation.overall')}</Typography>
        <EntryField
          label={translate('evaluation.overallHelp')}
          value={draft.content.comment}
          onChange={({ target }) => draft.change({ comment: cutText(target.value, 4000) })}
          required
          multiline
          minRows={3}
        />
      </Paper>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        {seal && (
          <ActionButton
            subject={subject}
            action={seal}
            disabled={missing.length > 0 || !hasWords || draft.save === 'theirs'}
            payload={() => sealPayload(rubric, draft.content)}
            label={translate('evaluation.seal')}
          >
            <Typography>{translate('evaluation.sealHelp')}</Typography>
            <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
              {rubric.criteria.map(({ id, title, weight }) => (
                <Box
                  component="li"
                  key={id}
                  sx={{
                    display: 'flex',
                    justifyContent: 'space-between',
                    borderBottom: 1,
                    borderColor: 'divider',
                    py: 0.25,
                  }}
                >
                  <span>
                    {text(title)}
                    {translate('mark.aside', { words: `${weight}%` })}
                  </span>
                  <b>{marks[id] ?? '—'}</b>
                </Box>
              ))}
              <Box component="li" sx={{ display: 'flex', justifyContent: 'space-between', py: 0.75 }}>
                <b>{translate('evaluation.total')}</b>
                <b>{total === null ? '—' : total.toFixed(2)}</b>
              </Box>
            </Box>
          </ActionButton>
        )}
        {recuse && (
          <ActionButton subject={subject} action={recuse} variant="outlined" label={translate('evaluation.recuseSeat')}>
            <Typography>{translate('evaluation.recuseHelp')}</Typography>
          </ActionButton>
        )}
      </Box>
      {(missing.length > 0 || !hasWords) && (
        <Typography variant="body2" color="textSecondary">
          {translate('evaluation.notYet', { count: missing.length })}
          {hasWords ? '' : translate('evaluation.notYetWords')}
        </Typography>
      )}
    </Box>
  );

  return (
    <Box sx={{ pb: { xs: 9, md: 0 } }}>
      <SeatHead seat={seat}>
        <SaveLine worksheet={draft} />
      </SeatHead>
      {isNarrow && (
        <Tabs
          value={tab}
          onChange={(_event, next: 'score' | 'read') => setTab(next)}
          variant="fullWidth"
          aria-label={translate('evaluation.tabs')}
          sx={{ mb: 1.5 }}
        >
          <Tab value="read" label={translate('evaluation.read')} />
          <Tab
            value="score"
            label={translate('evaluation.score', {
              scored: rubric.criteria.length - missing.length,
              criteria: rubric.criteria.length,
            })}
          />
        </Tabs>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.15fr) minmax(340px, 0.85fr)' },
          alignItems: 'start',
        }}
      >
        {(!isNarrow || tab === 'read') && (
          <Application application={application} {...(step !== undefined && { step })} onStep={setStep} />
        )}
        {(!isNarrow || tab === 'score') && (
          <Box
            sx={{
              position: { md: 'sticky' },
              top: 64,
              maxHeight: { md: 'calc(var(--page-height) - 80px)' },
              overflowY: { md: 'auto' },
              pr: { md: 0.5 },
            }}
          >
            <Box sx={{ display: { xs: 'none', md: 'block' }, mb: 1 }}>
              <TotalLine
                total={total}
                scored={rubric.criteria.length - missing.length}
                criteria={rubric.criteria.length}
              />
            </Box>
            {scoring}
          </Box>
        )}
      </Box>
      {isNarrow && (
        <Paper
          elevation={3}
          square
          sx={{
            position: 'fixed',
            insetInline: 0,
            bottom: 'var(--demo-strip, 0px)',
            zIndex: 10,
            px: 2,
            py: 1,
            display: 'flex',
            alignItems: 'center',
            justifyContent: 'space-between',
            gap: 1,
          }}
        >
          <TotalLine total={total} scored={rubric.criteria.length - missing.length} criteria={rubric.criteria.length} />
          <Button variant="contained" onClick={jump}>
            {translate(missing.length > 0 ? 'evaluation.nextMark' : 'evaluation.toSeal')}
          </Button>
        </Paper>
      )}
    </Box>
  );
}

function TotalLine({ total, scored, criteria }: { total: number | null; scored: number; criteria: number }) {
  const translate = useTranslate();
  return (
    <Typography role="status" aria-live="polite" sx={{ fontWeight: 650 }}>
      {total === null
        ? translate('evaluation.scoredOf', { scored, criteria })
        : translate('evaluation.totalIs', { total: total.toFixed(2) })}
    </Typography>
  );
}

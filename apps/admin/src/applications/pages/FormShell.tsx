import { Alert, Box, Button, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { DeadlineChip, ProblemAlert, useFormat, useJoin, useLang, useText } from '../../components';
import { useSession } from '../../providers/sessionStore';
import { stable, useDraft, useDraftState, useValue } from '../draft/DraftContext';
import { StepForm } from '../form/StepForm';
import { jumpTo } from '../jump';
import { CorrectionBanner } from '../parts/CorrectionBanner';
import { MissingList } from '../parts/MissingList';
import { SaveState } from '../parts/SaveState';
import { REVIEW, StepNav } from '../parts/StepNav';
import { ReviewStep } from './ReviewStep';

/** The form: steps at the side, one step in the middle, what is missing and where it is saved always in sight. */
export function FormShell({ step: asked }: { step: string | undefined }) {
  const translate = useTranslate();
  const join = useJoin();
  const lang = useLang();
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { draft, form, session, seeStep } = useDraft();
  const name = useValue(draft.titleField);
  const status = useDraftState((state) => state.status);
  const problem = useDraftState((state) => state.problem);
  const me = useSession()?.user.displayName;
  const others = useDraftState((state) => state.others).filter((name) => name !== me);
  const [target, setTarget] = useState<{ pointer: string; step: string } | null>(null);
  const ids = [...form.steps.map(({ id }) => id), REVIEW];
  const step = asked !== undefined && ids.includes(asked) ? asked : (ids[0] ?? REVIEW);
  const index = ids.indexOf(step);
  const current = form.steps.find(({ id }) => id === step);
  const base = `/applications/${draft.caseId}`;
  const go = (next: string) => {
    seeStep(step === REVIEW || next === REVIEW ? '*' : step);
    void navigate(`${base}/${next}`);
    window.scrollTo({ top: 0 });
  };
  const jump = (pointer: string, inStep: string) => {
    if (inStep !== step) go(inStep);
    setTarget({ pointer: stable(session.getState().content, pointer), step: inStep });
  };
  useEffect(() => {
    // The step it stands in has to be on the page first.
    if (target === null || target.step !== step) return;
    const timer = setTimeout(() => {
      jumpTo(target.pointer);
      setTarget(null);
    }, 120);
    return () => clearTimeout(timer);
  }, [target, step]);
  const stepTitle = current?.title[lang] ?? translate('applications.reviewStep');
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        sx={{
          mb: 2,
          display: 'flex',
          gap: 1.5,
          justifyContent: 'space-between',
          alignItems: 'flex-start',
          flexWrap: 'wrap',
        }}
      >
        <Box sx={{ minWidth: 0, flex: '1 1 280px' }}>
          <Typography variant="h2" component="p" sx={{ fontSize: '1.25rem' }}>
            {typeof name === 'string' && name !== '' ? name : translate('applications.unnamed')}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {text(draft.editionTitle)} · {draft.number}
          </Typography>
          {!draft.correction && draft.ownClose && (
            <Typography variant="body2" color={draft.ownClose.passed ? 'error' : 'textSecondary'} sx={{ mt: 0.5 }}>
              {translate(draft.ownClose.passed ? 'applications.ownClosed' : 'applications.ownCloses', {
                nominator: text(draft.ownClose.nominator),
                national: draft.ownClose.nationalAt ? format.date(draft.ownClose.nationalAt) : '—',
              })}
            </Typography>
          )}
          {!draft.correction && draft.closesAt && (
            <Box sx={{ mt: 0.5 }}>
              <DeadlineChip
                dueAt={draft.closesAt}
                timeLeft={translate('applications.closes', { date: format.dateTime(draft.closesAt) })}
              />
            </Box>
          )}
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
          <SaveState />
          <Button size="small" variant="outlined" component={RouterLink} to={`${base}/print`}>
            {translate('applications.print.open')}
          </Button>
        </Box>
      </Box>
      {status === 'stopped' && (
        <Box sx={{ mb: 2 }}>
          <ProblemAlert error={problem} onRetry={() => window.location.reload()} />
        </Box>
      )}
      {others.length > 0 && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('applications.others', { names: join(others) })}
        </Alert>
      )}
      <CorrectionBanner onJump={jump} />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '230px minmax(0, 1fr)' },
          gap: { xs: 0, md: 3 },
          alignItems: 'start',
        }}
      >
        <Box
          sx={{
            position: { md: 'sticky' },
            top: { md: 72 },
            maxHeight: { md: 'calc(var(--page-height) - 88px)' },
            overflowY: { md: 'auto' },
          }}
        >
          <StepNav step={step} onStep={go} />
          <Box sx={{ display: { xs: 'none', md: 'block' }, mt: 2, pt: 2, borderTop: 1, borderColor: 'divider' }}>
            <MissingList step={step} onJump={jump} />
          </Box>
        </Box>
        <Box component="section" aria-label={stepTitle} sx={{ minWidth: 0 }}>
          <Typography variant="h2" sx={{ fontSize: '1.25rem', mb: 0.5 }}>
            {stepTitle}
          </Typography>
          {current ? <StepForm key={step} step={current} /> : <ReviewStep onJump={jump} />}
          {current && (
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, mt: 1, mb: 3 }}>
              <Button disabled={index === 0} onClick={() => go(ids[index - 1] ?? step)}>
                {translate('applications.previousStep')}
              </Button>
              <Button variant="contained" onClick={() => go(ids[index + 1] ?? step)}>
                {translate(index === ids.length - 2 ? 'applications.toReview' : 'applications.nextStep')}
              </Button>
            </Box>
          )}
          <Box sx={{ display: { xs: 'block', md: 'none' }, borderTop: 1, borderColor: 'divider', pt: 2 }}>
            <SaveState short />
            <Box sx={{ mt: 1 }}>
              <MissingList step={step} onJump={jump} />
            </Box>
          </Box>
        </Box>
      </Box>
    </Box>
  );
}

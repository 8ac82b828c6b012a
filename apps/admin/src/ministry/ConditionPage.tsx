import type { ConditionWorkspace, ConditionWorksheet } from '@linxuan/contracts';
import { fieldAt, type FormDefinition } from '@linxuan/form-rules';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { Page, actionAt, useLinxuan, useRead } from '../components';
import { workspacePath } from '../workspaces/WorkspacePage';
import { Application } from '../evaluation/parts/Application';
import { WorksheetHead } from '../evaluation/parts/WorksheetHead';
import { SaveLine } from '../worksheets/SaveLine';
import { useWorksheetForm } from '../evaluation/parts/useWorksheetForm';
import { useKeys } from '../evaluation/parts/useKeys';
import { useWorksheet } from '../worksheets/useWorksheet';
import { ConditionDecision } from './ConditionDecision';
import {
  BLANK_CONDITIONS,
  confirmComputed,
  giveVerdict,
  nextOpen,
  type ConditionDraft,
  type Decided,
} from './conditionWorksheet';
import { RuleCard } from './RuleCard';

/** The condition check of one case; what is decided goes to the next, so that forty cases are one sitting. */
export default function ConditionPage() {
  const translate = useTranslate();
  const { caseId = '' } = useParams();
  const read = useRead<ConditionWorksheet>(`/condition-checks/${caseId}`);
  return (
    <Page title={translate('ministry.condition')} read={read} width={1480}>
      {(worksheet) => <Worksheet key={worksheet.case.id} worksheet={worksheet} />}
    </Page>
  );
}

function Worksheet({ worksheet }: { worksheet: ConditionWorksheet }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const provider = useLinxuan();
  const queue = useRead<ConditionWorkspace>(workspacePath('/condition-checks', worksheet.application.editionId));
  const { form, named } = useWorksheetForm(worksheet.application.editionId);
  const [at, moveTo] = useState(0);
  const [shown, setShown] = useState<string | undefined>();
  const step = shown ?? stepOf(form, worksheet.rules[at]?.inputs[0]);
  const setAt = (index: number) => {
    moveTo(index);
    setShown(undefined);
  };
  const draft = useWorksheet<ConditionDraft>('case', worksheet.case.id, worksheet.case.stage, BLANK_CONDITIONS);
  const open = actionAt(worksheet.actions, 'pass', 'fail') !== undefined;
  const waiting = (queue.data?.data ?? []).filter(({ state }) => state === worksheet.case.state);
  const place = waiting.findIndex(({ id }) => id === worksheet.case.id);
  const next = waiting[place + 1] ?? waiting.find(({ id }) => id !== worksheet.case.id);
  const turn = (to: { id: string } | undefined) => void navigate(to ? `/conditions/${to.id}` : '/conditions');
  const give = (index: number, verdict: Decided | null) => {
    const rule = worksheet.rules[index];
    if (!rule || !open) return;
    draft.change((before) => {
      const { [rule.id]: old, ...rest } = before.verdicts;
      return {
        verdicts: verdict === null ? rest : { ...rest, [rule.id]: giveVerdict(verdict, old) },
      };
    });
  };
  const say = (verdict: Decided) => {
    give(at, verdict);
    const rule = worksheet.rules[at];
    // Whoever departs from what was computed stays with the rule, since its words are still to be chosen.
    if (verdict === 'met' && rule?.computed === 'met')
      setAt(
        nextOpen(worksheet.rules, { verdicts: { ...draft.content.verdicts, [rule.id]: { verdict, reason: '' } } }, at),
      );
  };
  const confirm = () => {
    if (!open) return;
    const confirmed = confirmComputed(worksheet.rules, draft.content);
    draft.change(confirmed);
    setAt(nextOpen(worksheet.rules, confirmed, worksheet.rules.length - 1));
  };
  useKeys({
    ArrowDown: () => setAt(Math.min(at + 1, worksheet.rules.length - 1)),
    ArrowUp: () => setAt(Math.max(at - 1, 0)),
    y: () => say('met'),
    n: () => say('not-met'),
    c: confirm,
    Enter: () => document.querySelector<HTMLElement>('#conclusion button:not(:disabled)')?.focus(),
    j: () => next && turn(next),
    k: () => place > 0 && turn(waiting[place - 1]),
  });
  return (
    <>
      <WorksheetHead
        row={worksheet.case}
        area={named(worksheet.case.category)}
        aside={
          <Box
            component="nav"
            aria-label={translate('ministry.queue')}
            sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}
          >
            <Button size="small" variant="outlined" disabled={place <= 0} onClick={() => turn(waiting[place - 1])}>
              {translate('ministry.previous')} (k)
            </Button>
            <Typography variant="body2">
              {place >= 0
                ? translate('ministry.place', { at: place + 1, total: waiting.length })
                : translate('ministry.left', { total: waiting.length })}
            </Typography>
            <Button size="small" variant="outlined" disabled={!next} onClick={() => turn(next)}>
              {translate('ministry.next')} (j)
            </Button>
          </Box>
        }
      >
        <SaveLine worksheet={draft} />
      </WorksheetHead>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.05fr) minmax(0, 0.95fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5, minWidth: 0 }}>
          <Box
            sx={{ display: 'flex', gap: 1.5, alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' }}
          >
            <Typography variant="body2" color="textSecondary" sx={{ display: { xs: 'none', md: 'block' } }}>
              {translate('ministry.keys')}
            </Typography>
            <Box sx={{ display: 'flex', gap: 1 }}>
              <Button size="small" variant="outlined" disabled={!open} onClick={confirm}>
                {translate('ministry.confirmAll')} (c)
              </Button>
              <Button
                size="small"
                onClick={() => void provider.download(`/documents/condition-checks/${worksheet.case.id}`)}
              >
                {translate('ministry.sheetPaper')}
              </Button>
            </Box>
          </Box>
          {worksheet.rules.map((rule, index) => (
            <RuleCard
              key={rule.id}
              rule={rule}
              index={index}
              given={draft.content.verdicts[rule.id]}
              current={index === at}
              disabled={!open}
              onFocus={() => setAt(index)}
              onGive={(verdict) => give(index, verdict)}
              onChange={(given) => draft.change((before) => ({ verdicts: { ...before.verdicts, [rule.id]: given } }))}
            />
          ))}
          <Box id="conclusion" sx={{ scrollMarginBottom: 24 }}>
            <ConditionDecision worksheet={worksheet} draft={draft} onDone={() => turn(next)} />
          </Box>
        </Box>
        <Box
          sx={{
            position: { lg: 'sticky' },
            top: 64,
            maxHeight: { lg: 'calc(var(--page-height) - 80px)' },
            overflowY: { lg: 'auto' },
            minWidth: 0,
          }}
        >
          <Application
            application={worksheet.application}
            {...(step !== undefined && { step })}
            onStep={setShown}
            marked={worksheet.rules[at]?.inputs ?? []}
          />
        </Box>
      </Box>
    </>
  );
}

/** The step of the form where the facts of a rule stand. */
function stepOf(form: FormDefinition | null, pointer: string | undefined): string | undefined {
  if (!form || pointer === undefined) return undefined;
  return fieldAt(form, pointer)?.step ?? form.attachments.find(({ id }) => pointer === `/attachments/${id}`)?.step;
}

import type { ReturnDateDto } from '@linxuan/contracts';
import type { ActionPart } from '@linxuan/domain';
import { isVisible } from '@linxuan/form-rules';
import { Alert, Box, Button, Link, MenuItem, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import {
  EntryField,
  Panel,
  ProblemAlert,
  RefusalText,
  actionAt,
  fieldPath,
  useAct,
  useFormat,
  useLang,
  useRead,
  useText,
  useWords,
} from '../components';
import { showField } from './CheckEvidence';
import { BLANK_CHECK, correctionReason, type CheckDecision as Decision, type CheckWorksheet } from './checkWorksheet';
import { NoticePreview } from './NoticePreview';
import { SaveLine } from '../worksheets/SaveLine';
import type { CaseView } from './useCase';
import { useKeys } from './useQueue';
import type { UseWorksheetReturn } from '../worksheets/useWorksheet';

/** What may be decided, in the order of the keys 1 to 3, with the part that the action has which does it. */
const PARTS: Record<Decision, ActionPart> = { accept: 'pass', return: 'correct', reject: 'fail' };
const DECISIONS = Object.keys(PARTS) as Decision[];

/**
 * Decides the check: accept, return naming the fields, or do not accept with its reason; and shows the notice it sends.
 */
export function CheckDecision({
  view,
  worksheet,
  onDone,
}: {
  view: CaseView;
  worksheet: UseWorksheetReturn<CheckWorksheet>;
  onDone(): void;
}) {
  const translate = useTranslate();
  const lang = useLang();
  const text = useText();
  const words = useWords();
  const format = useFormat();
  const row = view.detail.case;
  const { content, change } = worksheet;
  const offered = (decision: Decision) => actionAt(view.detail.availableActions, PARTS[decision]);
  const action = content.decision === '' ? undefined : offered(content.decision);
  const returnDate = useRead<ReturnDateDto>(content.decision === 'return' ? `/desk/return-date?case=${row.id}` : null);
  const acting = useAct({ type: 'case', id: row.id, version: row.version }, () => {
    change(BLANK_CHECK);
    onDone();
  });
  const marked = Object.keys(content.remarks);
  const missing =
    content.decision === 'return'
      ? marked.length === 0
        ? 'reviews.check.markFirst'
        : marked.some((pointer) => !isVisible(content.remarks[pointer])) && !isVisible(content.general)
          ? 'reviews.check.remarkFirst'
          : null
      : content.decision === 'reject' && (content.reasonCode === '' || !isVisible(content.general))
        ? 'reviews.check.reasonFirst'
        : null;
  const send = () => {
    if (!action || action.refusal || missing || acting.busy) return;
    const payloads: Record<Decision, () => Record<string, unknown>> = {
      accept: () => (isVisible(content.note) ? { note: content.note.trim() } : {}),
      return: () => ({ fields: marked, reason: correctionReason(view.form, content) }),
      reject: () => ({ reasonCode: content.reasonCode, reason: content.general.trim() }),
    };
    void acting.run(action.name, payloads[content.decision as Decision]());
  };
  useKeys({
    '1': () => change({ decision: 'accept' }),
    '2': () => change({ decision: 'return' }),
    '3': () => change({ decision: 'reject' }),
    'mod+Enter': send,
  });
  const reasonText = action?.reasonCodes.find(({ code }) => code === content.reasonCode)?.text.zh ?? '';
  return (
    <Panel title={translate('reviews.check.decide')} aside={<SaveLine worksheet={worksheet} />}>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        value={content.decision}
        onChange={(_, decision: Decision | null) => decision && change({ decision })}
        aria-label={translate('reviews.check.decide')}
        sx={{ mb: 1.5 }}
      >
        {DECISIONS.map((decision, index) => (
          <ToggleButton
            key={decision}
            value={decision}
            disabled={!offered(decision)}
            color={decision === 'reject' ? 'error' : 'primary'}
          >
            {words.action(offered(decision)?.name ?? decision, offered(decision))} ({index + 1})
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {content.decision === '' && <Typography color="textSecondary">{translate('reviews.check.choose')}</Typography>}
      {content.decision === 'accept' && (
        <EntryField
          label={translate('act.note')}
          value={content.note}
          onChange={({ target }) => change({ note: target.value })}
          multiline
          minRows={2}
        />
      )}
      {content.decision === 'return' && (
        <>
          {marked.length === 0 && (
            <Alert severity="info" sx={{ mb: 1 }}>
              {translate('reviews.check.markFirst')}
            </Alert>
          )}
          <Box component="ul" sx={{ pl: 2.5, my: 0 }}>
            {marked.map((pointer) => (
              <li key={pointer}>
                <Link component="button" type="button" variant="body2" onClick={() => showField(pointer)}>
                  {fieldPath(view.form, pointer, lang)}
                </Link>
                <Typography variant="body2" color={content.remarks[pointer] ? 'textPrimary' : 'error'}>
                  {content.remarks[pointer] || translate('reviews.check.remarkMissing')}
                </Typography>
              </li>
            ))}
          </Box>
          <EntryField
            label={translate('reviews.check.general')}
            value={content.general}
            onChange={({ target }) => change({ general: target.value })}
            multiline
            minRows={2}
          />
          {returnDate.data && (
            <Typography variant="body2" sx={{ fontWeight: 650 }}>
              {translate('reviews.check.dueAt', {
                date: format.date(returnDate.data.dueAt),
                days: returnDate.data.workingDays,
              })}
            </Typography>
          )}
        </>
      )}
      {content.decision === 'reject' && (
        <>
          <EntryField
            select
            required
            label={translate('act.reasonCode')}
            value={content.reasonCode}
            onChange={({ target }) => change({ reasonCode: target.value })}
          >
            {(action?.reasonCodes ?? []).map((reason) => (
              <MenuItem key={reason.code} value={reason.code}>
                {text(reason.text)}
              </MenuItem>
            ))}
          </EntryField>
          <EntryField
            required
            label={translate('act.reason')}
            value={content.general}
            onChange={({ target }) => change({ general: target.value })}
            multiline
            minRows={3}
          />
        </>
      )}
      {content.decision !== '' && (
        <>
          <Box sx={{ my: 1.5 }}>
            <NoticePreview
              view={view}
              worksheet={content}
              reasonText={reasonText}
              dueAt={returnDate.data?.dueAt ?? null}
            />
          </Box>
          {acting.error !== null && <ProblemAlert error={acting.error} />}
          <Button
            variant="contained"
            color={content.decision === 'reject' ? 'error' : 'primary'}
            onClick={send}
            loading={acting.busy}
            disabled={!action || action.refusal !== null || missing !== null}
          >
            {translate('reviews.check.send', { action: words.action(content.decision, action) })} (Ctrl+Enter)
          </Button>
          {missing && (
            <Typography variant="body2" color="textSecondary">
              {translate(missing)}
            </Typography>
          )}
          {action && <RefusalText action={action} />}
        </>
      )}
    </Panel>
  );
}

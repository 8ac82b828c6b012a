import { diffContent, problemPlace, problemText, type Problem } from '@linxuan/form-rules';
import {
  Alert,
  AlertTitle,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Link,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { DiffView, FieldTable, FileList, Panel, ProblemAlert, useFormat, useLang } from '../../components';
import { useDraft, useDraftState } from '../draft/DraftContext';
import { RegisterNote } from '../parts/RegisterNote';
import { stepAt } from '../parts/stepAt';
import { useResolve } from '../parts/useResolve';
import { useSubmit } from './useSubmit';

/**
 * The last look: what has to be corrected, what only deserves attention, the whole form as it will be read, and the
 * submission.
 */
export function ReviewStep({ onJump }: { onJump(pointer: string, step: string): void }) {
  const translate = useTranslate();
  const lang = useLang();
  const titleId = useId();
  const { draft, form, errors, warnings, files, closed } = useDraft();
  const format = useFormat();
  const content = useDraftState((state) => state.content);
  const conflicts = useDraftState((state) => state.conflicts.length);
  const resolve = useResolve();
  const submitting = useSubmit();
  const [asking, setAsking] = useState(false);
  const { marks: _marks, ...fields } = content;
  const places = (problems: readonly Problem[]) => (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {problems.map((problem) => (
        <li key={`${problem.pointer} ${problem.rule?.id ?? problem.code}`}>
          <Link
            component="button"
            type="button"
            onClick={() => onJump(problem.pointer, stepAt(problem.pointer, form))}
            sx={{ textAlign: 'left' }}
          >
            {problemPlace(form, { pointer: numbered(content, problem.pointer) })[lang]}
          </Link>
          <Typography component="span" variant="body2">
            {translate('mark.colon')}
            {problemText(problem)[lang]}
            {problem.rule && problem.rule.source !== 'form' && translate('mark.aside', { words: problem.rule.source })}
          </Typography>
        </li>
      ))}
    </Box>
  );
  const ready = errors.length === 0 && conflicts === 0 && !closed;
  const action = translate(`action.${draft.action}`);
  return (
    <Box>
      {closed && draft.closesAt && (
        <Alert severity="error" sx={{ mb: 2 }} role="alert">
          <AlertTitle>{translate('applications.review.closed')}</AlertTitle>
          {translate('applications.review.closedAt', { date: format.dateTime(draft.closesAt) })}
        </Alert>
      )}
      <RegisterNote editionId={draft.editionId} />
      {errors.length > 0 && (
        <Alert severity="error" sx={{ mb: 2 }}>
          <AlertTitle>{translate('applications.review.errors', { smart_count: errors.length })}</AlertTitle>
          {places(errors)}
        </Alert>
      )}
      {conflicts > 0 && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate('applications.save.conflicts', { smart_count: conflicts })}
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          <AlertTitle>{translate('applications.review.warnings', { smart_count: warnings.length })}</AlertTitle>
          {places(warnings)}
          <Typography variant="body2" sx={{ mt: 1 }}>
            {translate('applications.review.warningsHelp')}
          </Typography>
        </Alert>
      )}
      {ready && (
        <Alert severity="success" sx={{ mb: 2 }}>
          {translate('applications.review.ready')}
        </Alert>
      )}
      {submitting.error !== null && (
        <Box sx={{ mb: 2 }}>
          <ProblemAlert error={submitting.error} onRetry={() => void submitting.submit()} />
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mb: 3 }}>
        <Button variant="contained" size="large" disabled={!ready || submitting.busy} onClick={() => setAsking(true)}>
          {submitting.busy ? translate('act.sending') : action}
        </Button>
        <Typography variant="body2" color="textSecondary" sx={{ flex: '1 1 240px' }}>
          {!closed && translate(ready ? 'applications.review.after' : 'applications.review.first')}
        </Typography>
      </Box>
      {draft.previous && (
        <Panel title={translate('applications.review.changes')}>
          <DiffView form={form} changes={diffContent(draft.previous, fields)} />
        </Panel>
      )}
      <FieldTable form={form} content={fields} files={files} resolve={resolve} />
      <Box sx={{ mt: 2 }}>
        <Panel title={translate('applications.attachments')}>
          <FileList
            files={[...files]}
            slotTitle={(id) => form.attachments.find((slot) => slot.id === id)?.title[lang] ?? id}
          />
        </Panel>
      </Box>
      <Dialog open={asking && ready} onClose={() => setAsking(false)} aria-labelledby={titleId} maxWidth="xs" fullWidth>
        <DialogTitle id={titleId}>{translate('act.confirm', { action })}</DialogTitle>
        <DialogContent>
          <DialogContentText>{translate('applications.review.confirm')}</DialogContentText>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setAsking(false)}>{translate('act.cancel')}</Button>
          <Button
            variant="contained"
            onClick={() => {
              setAsking(false);
              void submitting.submit();
            }}
          >
            {action}
          </Button>
        </DialogActions>
      </Dialog>
    </Box>
  );
}

/** Rows by their number again, for the words of a place. */
function numbered(content: Record<string, unknown>, pointer: string): string {
  let node: unknown = content;
  return pointer
    .split('/')
    .map((segment, i) => {
      if (i === 0) return segment;
      if (Array.isArray(node) && segment.startsWith('@')) {
        const index = node.findIndex((row) => (row as { id?: string } | null)?.id === segment.slice(1));
        node = node[index];
        return String(Math.max(0, index));
      }
      node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[segment] : undefined;
      return segment;
    })
    .join('/');
}

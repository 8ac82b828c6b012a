import { Alert, AlertTitle, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSource, useText } from '../i18n/useText';
import { problemOf } from '../providers/problem';
import { useFieldWords } from './useFieldErrors';

/**
 * What went wrong, in words of the server or of this side, with the rule that stands behind it and the fields to
 * correct.
 */
export function ProblemAlert({
  error,
  onRetry,
  hideFields = false,
}: {
  error: unknown;
  onRetry?: () => void;
  hideFields?: boolean;
}) {
  const translate = useTranslate();
  const text = useText();
  const source = useSource();
  const words = useFieldWords();
  const problem = problemOf(error);
  const own = problem.code.startsWith('client.');
  const detail = own ? translate(`problem.${problem.code}`, { _: problem.detail }) : problem.detail;
  const fields = hideFields ? [] : (problem.fields ?? []);
  return (
    <Alert
      severity={problem.status === 409 || problem.status === 422 ? 'warning' : 'error'}
      role="alert"
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            {translate(problem.status === 409 ? 'problem.reload' : 'problem.retry')}
          </Button>
        )
      }
    >
      {problem.title !== '' && <AlertTitle>{problem.title}</AlertTitle>}
      {detail}
      {problem.rule && (
        <div>
          {translate('problem.rule')}
          {translate('mark.colon')}
          {text(problem.rule.words)} {source(problem.rule.source)}
        </div>
      )}
      {fields.length > 0 && (
        <ul aria-label={translate('problem.fields')}>
          {fields.map((field) => (
            <li key={`${field.pointer} ${field.code}`}>
              {[words.place(field.pointer), words.message(field)].filter(Boolean).join(translate('mark.colon'))}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

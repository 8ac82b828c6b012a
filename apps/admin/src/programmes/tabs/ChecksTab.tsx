import type { EditionProblemDto } from '@linxuan/contracts';
import { Alert, Box, Button, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../components';

/** What the checks found, errors first, each with its line and what was probably meant. */
export function ChecksTab({
  problems,
  onGo,
}: {
  problems: EditionProblemDto[];
  onGo?: (problem: EditionProblemDto) => void;
}) {
  const translate = useTranslate();
  const text = useText();
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (problems.length === 0)
    return (
      <Alert severity="success" role="status">
        {translate('programmes.checks.none')}
      </Alert>
    );
  return (
    <Box>
      <Typography role="status" sx={{ fontWeight: 600, mb: 1 }}>
        {[
          errors.length > 0 ? translate('programmes.checks.errors', { count: errors.length }) : '',
          problems.length > errors.length
            ? translate('programmes.checks.warnings', { count: problems.length - errors.length })
            : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {[...errors, ...problems.filter(({ severity }) => severity !== 'error')].map((problem, index) => (
          <Box
            component="li"
            key={`${problem.code}${problem.path}${index}`}
            sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}
          >
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
              <Chip
                size="small"
                color={problem.severity === 'error' ? 'error' : 'warning'}
                label={translate(`programmes.checks.${problem.severity}`)}
              />
              <Typography sx={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' }}>
                {text(problem.message)}
              </Typography>
              {onGo ? (
                <Button size="small" onClick={() => onGo(problem)}>
                  {place(translate, problem)}
                </Button>
              ) : (
                <Typography variant="body2" color="textSecondary">
                  {place(translate, problem)}
                </Typography>
              )}
            </Box>
            {problem.suggestion && (
              <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
                {text(problem.suggestion)}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const place = (translate: ReturnType<typeof useTranslate>, { part, line }: EditionProblemDto): string =>
  translate('programmes.checks.at', { part: translate(`programmes.checks.part.${part}`), line });

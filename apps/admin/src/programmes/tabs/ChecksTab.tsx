import type { EditionProblemDto } from '@linxuan/contracts';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FoundProblem } from '../FoundProblem';

/** What the checks found, errors first, each with its line and what was probably meant. */
export function ChecksTab({
  problems,
  onGo,
}: {
  problems: EditionProblemDto[];
  onGo?: (problem: EditionProblemDto) => void;
}) {
  const translate = useTranslate();
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
          <FoundProblem key={`${problem.code}${problem.path}${index}`} problem={problem}>
            {onGo ? (
              <Button size="small" onClick={() => onGo(problem)}>
                {place(translate, problem)}
              </Button>
            ) : (
              <Typography variant="body2" color="textSecondary">
                {place(translate, problem)}
              </Typography>
            )}
          </FoundProblem>
        ))}
      </Box>
    </Box>
  );
}

const place = (translate: ReturnType<typeof useTranslate>, { part, line }: EditionProblemDto): string =>
  translate('programmes.checks.at', { part: translate(`programmes.checks.part.${part}`), line });

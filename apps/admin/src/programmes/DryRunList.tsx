import type { MigrationCaseDto, MigrationDryRunDto } from '@linxuan/contracts';
import { Alert, Box, Chip, Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ProblemAlert, useFormat, useJoin, useRead, useText } from '../components';

/** What would become of each running case under the version. */
export function DryRunList({ path }: { path: string }) {
  const translate = useTranslate();
  const read = useRead<MigrationDryRunDto>(path);
  return (
    <Box component="section" aria-label={translate('programmes.approve.dryRun')} sx={{ mb: 2 }}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {translate('programmes.approve.dryRun')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('programmes.dryRun.help')}
      </Typography>
      {read.data && read.data.cases.length > 0 && (
        <Typography sx={{ fontWeight: 600, mb: 1 }}>
          {translate('programmes.dryRun.sum', {
            total: read.data.cases.length,
            moves: countOf(read.data, 'moves'),
            stays: countOf(read.data, 'stays'),
            blocked: countOf(read.data, 'blocked'),
          })}
        </Typography>
      )}
      {read.data?.cases.length === 0 && <Alert severity="success">{translate('programmes.dryRun.none')}</Alert>}
      {read.error && <ProblemAlert error={read.error} onRetry={() => void read.refetch()} />}
      {read.data === undefined ? (
        !read.error && <Skeleton variant="rounded" height={80} />
      ) : (
        <Box
          component="ul"
          tabIndex={0}
          aria-label={translate('programmes.approve.dryRun')}
          sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 360, overflow: 'auto' }}
        >
          {read.data.cases.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </Box>
      )}
    </Box>
  );
}

const countOf = ({ cases }: MigrationDryRunDto, wanted: MigrationCaseDto['result']): number =>
  cases.filter(({ result }) => result === wanted).length;

function Row({ one }: { one: MigrationCaseDto }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const format = useFormat();
  const effects = [
    one.newStages.length > 0
      ? translate('programmes.dryRun.newStages', { names: join(one.newStages.map(text)) })
      : null,
    one.passedStages.length > 0
      ? translate('programmes.dryRun.passed', { names: join(one.passedStages.map(text)) })
      : null,
    one.dueBefore !== one.dueAfter
      ? translate('programmes.dryRun.due', {
          before: format.date(one.dueBefore) || '—',
          after: format.date(one.dueAfter) || '—',
        })
      : null,
  ].filter(Boolean);
  return (
    <Box component="li" sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 600 }}>{one.number}</Typography>
        <Typography variant="body2">
          {[text(one.stageTitle), text(one.nominator), translate('programmes.version', { version: one.fromVersion })]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        <Chip
          size="small"
          color={one.result === 'blocked' ? 'error' : one.result === 'moves' ? 'warning' : 'default'}
          label={translate(`programmes.dryRun.${one.result}`)}
        />
      </Box>
      {effects.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {effects.join(translate('mark.semicolon'))}
        </Typography>
      )}
    </Box>
  );
}

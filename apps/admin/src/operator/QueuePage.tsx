import type {
  ConfigFaultDto,
  FailedJobDto,
  LedgerCheckDto,
  OperatorRequestDto,
  QueueFiguresDto,
} from '@linxuan/contracts';
import { Alert, Box, Button, Chip, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Page, Panel, ProblemAlert, useFormat, useLinxuan, useRead, useText, useWords, useSend } from '../components';

/** What waits and what failed, and whether the ledger holds. Nothing of what the cases say. */
export default function QueuePage() {
  const translate = useTranslate();
  const figures = useRead<QueueFiguresDto>('/operator/outbox', { refetchInterval: 10_000 });
  return (
    <Page<QueueFiguresDto> title={translate('operator.queue.title')} read={figures}>
      {(data) => (
        <>
          <ConfigFaults />
          <Panel title={translate('operator.queue.figures')}>
            <Figures figures={data} />
          </Panel>
          <Requests />
          <Jobs />
          <Ledger />
        </>
      )}
    </Page>
  );
}

/** Files of the folder config that were skipped at the last start; nothing is shown where all were in order. */
function ConfigFaults() {
  const translate = useTranslate();
  const text = useText();
  const { data } = useRead<{ data: ConfigFaultDto[] }>('/operator/config-faults');
  if (!data || data.data.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      <Typography sx={{ fontWeight: 600 }}>{translate('operator.queue.configFaults')}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {data.data.map(({ file, line, column, message }) => (
          <li key={`${file}:${line}:${column}:${message.en}`}>
            {file}:{line}:{column} {text(message)}
          </li>
        ))}
      </Box>
    </Alert>
  );
}

function Figures({ figures }: { figures: QueueFiguresDto }) {
  const translate = useTranslate();
  const format = useFormat();
  if (figures.topics.length === 0)
    return <Typography color="textSecondary">{translate('operator.queue.idle')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {figures.topics.map(({ topic, waiting, running, failed, oldestWaiting }) => (
        <Box
          component="li"
          key={topic}
          sx={{
            display: 'flex',
            gap: 2,
            flexWrap: 'wrap',
            py: 0.75,
            borderTop: 1,
            borderColor: 'divider',
            '&:first-of-type': { borderTop: 0 },
          }}
        >
          <Typography sx={{ flex: '1 1 200px', fontWeight: 600 }}>
            {translate(`operator.queue.topics.${topic}`, { _: topic })}
          </Typography>
          <Typography>
            {translate('operator.queue.waiting')} {waiting}
          </Typography>
          <Typography>
            {translate('operator.queue.running')} {running}
          </Typography>
          <Typography color={failed > 0 ? 'error' : 'textPrimary'}>
            {translate('operator.queue.failed')} {failed}
          </Typography>
          {oldestWaiting && (
            <Typography color="textSecondary">
              {translate('operator.queue.oldest')} {format.dateTime(oldestWaiting)}
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}

function Requests() {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const words = useWords();
  const read = useRead<{ data: OperatorRequestDto[]; total: number }>('/operator/requests?page=1&perPage=50', {
    refetchInterval: 10_000,
  });
  const { busy, error, send } = useSend('operator.queue.resent');
  const resend = async (id: string) => {
    await send('POST', `/operator/requests/${id}/resend`);
    await read.refetch();
  };
  return (
    <Panel
      title={translate('operator.queue.requests')}
      aside={read.data && <Typography variant="body2">{read.data.total}</Typography>}
    >
      {error && <ProblemAlert error={error} />}
      {read.data?.total === 0 && (
        <Typography color="textSecondary">{translate('operator.queue.noRequests')}</Typography>
      )}
      {read.data?.data.map((one) => (
        <Box
          key={one.id}
          sx={{
            py: 1,
            borderTop: 1,
            borderColor: 'divider',
            display: 'flex',
            gap: 1,
            flexWrap: 'wrap',
            alignItems: 'center',
          }}
        >
          <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }}>
              {words.action(one.action)}{' '}
              <Chip
                size="small"
                color={one.state === 'parked' ? 'error' : 'default'}
                label={translate(`operator.queue.${one.state}`)}
              />
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {one.displayName}
              {translate('mark.aside', { words: one.login })} · {text(one.orgName)} · {format.dateTime(one.acceptedAt)}{' '}
              · {translate('operator.queue.attempts', { count: one.attempts })}
            </Typography>
            {one.error && (
              <Typography variant="body2" color="error" sx={{ overflowWrap: 'anywhere' }}>
                {translate('operator.queue.error')}
                {translate('mark.colon')}
                {one.error}
              </Typography>
            )}
          </Box>
          <Button size="small" variant="outlined" disabled={busy} onClick={() => void resend(one.id)}>
            {translate('operator.queue.resend')}
          </Button>
        </Box>
      ))}
    </Panel>
  );
}

function Jobs() {
  const translate = useTranslate();
  const format = useFormat();
  const read = useRead<{ data: FailedJobDto[]; total: number }>('/operator/jobs?page=1&perPage=50', {
    refetchInterval: 10_000,
  });
  const { busy, error, send } = useSend('operator.queue.resent');
  const resend = async (id: string) => {
    await send('POST', `/operator/jobs/${id}/resend`);
    await read.refetch();
  };
  return (
    <Panel
      title={translate('operator.queue.jobs')}
      aside={read.data && <Typography variant="body2">{read.data.total}</Typography>}
    >
      {error && <ProblemAlert error={error} />}
      {read.data?.total === 0 && <Typography color="textSecondary">{translate('operator.queue.noJobs')}</Typography>}
      {read.data?.data.map((one) => (
        <Box
          key={one.id}
          sx={{
            py: 1,
            borderTop: 1,
            borderColor: 'divider',
            display: 'flex',
            gap: 1,
            flexWrap: 'wrap',
            alignItems: 'center',
          }}
        >
          <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }}>
              {translate(`operator.queue.topics.${one.topic}`, { _: one.topic })}
            </Typography>
            <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
              {one.key} · {format.dateTime(one.createdAt)} ·{' '}
              {translate('operator.queue.attempts', { count: one.attempt })}
            </Typography>
            <Typography variant="body2" color="error" sx={{ overflowWrap: 'anywhere' }}>
              {one.error}
            </Typography>
          </Box>
          <Button size="small" variant="outlined" disabled={busy} onClick={() => void resend(one.id)}>
            {translate('operator.queue.resend')}
          </Button>
        </Box>
      ))}
    </Panel>
  );
}

function Ledger() {
  const translate = useTranslate();
  const format = useFormat();
  const provider = useLinxuan();
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<LedgerCheckDto | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const check = async () => {
    setBusy(true);
    setError(null);
    try {
      setReport(await provider.send<LedgerCheckDto>('POST', '/operator/ledger-check'));
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel
      title={translate('operator.queue.ledger')}
      aside={
        <Button size="small" variant="outlined" disabled={busy} onClick={() => void check()}>
          {translate(busy ? 'operator.queue.checking' : 'operator.queue.check')}
        </Button>
      }
    >
      <Typography variant="body2" color="textSecondary">
        {translate('operator.queue.ledgerHelp')} {translate('operator.queue.full')}
      </Typography>
      {error && <ProblemAlert error={error} />}
      {report && (
        <Alert severity={report.faultCount === 0 ? 'success' : 'error'} sx={{ mt: 1 }}>
          {translate(report.faultCount === 0 ? 'operator.queue.intact' : 'operator.queue.broken', {
            at: format.dateTime(report.at),
            chains: report.chains,
            events: report.events,
            count: report.faultCount,
          })}
          {report.faults.map(({ subjectType, subjectId, seq, fault }) => (
            <Typography key={`${subjectId} ${seq} ${fault}`} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
              {translate('operator.queue.fault', {
                type: subjectType,
                id: subjectId,
                seq,
                fault: translate(`operator.queue.faults.${fault}`),
              })}
            </Typography>
          ))}
        </Alert>
      )}
    </Panel>
  );
}

import type { DeputyDto } from '@linxuan/contracts';
import { Box, Button, Chip, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Page, Panel, useFormat, useLinxuan, useRead, useText, useWords } from '../components';
import { useSession } from '../providers/sessionStore';
import { DeputyForm } from './DeputyForm';

/** Who works for whom and until when. */
export default function DeputiesPage() {
  const translate = useTranslate();
  const session = useSession();
  const read = useRead<DeputyDto[]>('/deputies');
  const me = session?.user.id;
  const isOperator = session?.membership.role === 'operator';
  return (
    <Page<DeputyDto[]> title={translate('deputies.title')} read={read} width={860}>
      {(all) => (
        <>
          <Typography color="textSecondary" sx={{ mb: 2 }}>
            {translate('deputies.help')}
          </Typography>
          <DeputyForm onSaved={() => void read.refetch()} />
          {isOperator ? (
            <Panel title={translate('deputies.all')}>
              <Deputies rows={all} onEnded={() => void read.refetch()} />
            </Panel>
          ) : (
            <>
              <Panel title={translate('deputies.given')}>
                <Deputies
                  rows={all.filter(({ principalId }) => principalId === me)}
                  onEnded={() => void read.refetch()}
                />
              </Panel>
              <Panel
                title={translate('deputies.taken')}
                aside={
                  <Typography variant="body2" color="textSecondary">
                    {translate('deputies.useIt')}
                  </Typography>
                }
              >
                <Deputies rows={all.filter(({ deputyId }) => deputyId === me)} onEnded={() => void read.refetch()} />
              </Panel>
            </>
          )}
        </>
      )}
    </Page>
  );
}

function Deputies({ rows, onEnded }: { rows: DeputyDto[]; onEnded(): void }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const words = useWords();
  const provider = useLinxuan();
  const notify = useNotify();
  const end = async (id: string) => {
    await provider.send('DELETE', `/deputies/${id}`);
    notify('deputies.ended', { type: 'success' });
    onEnded();
  };
  if (rows.length === 0) return <Typography color="textSecondary">{translate('deputies.none')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box
          component="li"
          key={row.id}
          sx={{
            py: 1,
            borderTop: 1,
            borderColor: 'divider',
            '&:first-of-type': { borderTop: 0 },
            display: 'flex',
            gap: 1,
            flexWrap: 'wrap',
            alignItems: 'center',
          }}
        >
          <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }}>
              {translate('deputies.line', { principal: row.principal, deputy: row.deputy })}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {words.role(row.role)} · {text(row.orgName)} ·{' '}
              {translate('deputies.period', { from: format.date(row.from), to: format.date(row.to) })}
            </Typography>
          </Box>
          <Chip
            size="small"
            color={row.state === 'running' ? 'primary' : 'default'}
            variant="outlined"
            label={translate(`deputies.${row.state}`)}
          />
          {row.mine && row.state !== 'over' && (
            <Button size="small" onClick={() => void end(row.id)}>
              {translate('deputies.end')}
            </Button>
          )}
        </Box>
      ))}
    </Box>
  );
}

import type { EditionListDto } from '@linxuan/contracts';
import { Box, Button, Chip, Paper, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState, Page, useFormat, useLinxuan, useRead, useText } from '../components';
import { useSession } from '../providers/sessionStore';
import { CopyDialog } from './CopyDialog';

/**
 * Every programme and edition that the reader may know, the newest first; clerks of an authority begin new ones here.
 */
export default function ProgrammeList() {
  const translate = useTranslate();
  const read = useRead<EditionListDto[]>('/programme-editions');
  const membership = useSession()?.membership;
  const writes = membership?.role === 'authority-clerk';
  const compares = writes || membership?.role === 'authority-lead';
  return (
    <Page<EditionListDto[]> title={translate('programmes.title')} read={read} width={960}>
      {(editions) => (
        <>
          {compares && (
            <Stack direction="row" spacing={1} useFlexGap sx={{ mb: 2, flexWrap: 'wrap' }}>
              {writes && (
                <>
                  <Button variant="contained" component={Link} to="/programmes/new">
                    {translate('programmes.wizard.open')}
                  </Button>
                  <CopyDialog
                    editions={editions.filter(
                      ({ version, authorityOrg }) => version !== null && authorityOrg === membership.orgId,
                    )}
                  />
                  <Button variant="outlined" component={Link} to="/programmes/import">
                    {translate('programmes.import.open')}
                  </Button>
                </>
              )}
              <Button variant="outlined" component={Link} to="/programmes/compare">
                {translate('programmes.compare.open')}
              </Button>
            </Stack>
          )}
          {editions.length === 0 && <EmptyState title={translate('programmes.none')} />}
          <Group
            title={translate('programmes.own')}
            editions={editions.filter(({ authorityOrg }) => authorityOrg === membership?.orgId)}
          />
          <Group
            title={
              editions.some(({ authorityOrg }) => authorityOrg === membership?.orgId)
                ? translate('programmes.others')
                : null
            }
            editions={editions.filter(({ authorityOrg }) => authorityOrg !== membership?.orgId)}
          />
        </>
      )}
    </Page>
  );
}

function Group({ title, editions }: { title: string | null; editions: EditionListDto[] }) {
  if (editions.length === 0) return null;
  return (
    <Box component="section" sx={{ mb: 3 }} {...(title ? { 'aria-label': title } : {})}>
      {title && (
        <Typography variant="h2" sx={{ mb: 1 }}>
          {title}
        </Typography>
      )}
      <Stack spacing={1}>
        {editions.map((edition) => (
          <Row key={edition.id} edition={edition} />
        ))}
      </Stack>
    </Box>
  );
}

function Row({ edition }: { edition: EditionListDto }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const provider = useLinxuan();
  const { id, title, call, state, version, openedAt, work } = edition;
  const shown = version ?? work?.version ?? null;
  return (
    <Paper variant="outlined" sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap' }}>
      <Box
        component={Link}
        to={`/programmes/${id}`}
        sx={{
          p: 1.5,
          flex: '1 1 260px',
          minWidth: 0,
          borderRadius: 1,
          border: 1,
          borderColor: 'transparent',
          color: 'inherit',
          textDecoration: 'none',
          '&:hover, &:focus-visible': { borderColor: 'primary.main' },
        }}
      >
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <Typography component="h3" sx={{ fontWeight: 650, fontSize: '1.05rem' }}>
            {text(title)}
          </Typography>
          <Chip
            size="small"
            color={state === 'open' ? 'primary' : 'default'}
            label={translate(`programmes.state.${state}`)}
          />
          {version !== null && (
            <Chip size="small" variant="outlined" label={translate('programmes.version', { version })} />
          )}
          {work && version !== null && (
            <Chip
              size="small"
              color="warning"
              variant="outlined"
              label={translate('programmes.inWork', {
                version: work.version,
                state: translate(`programmes.state.${work.state}`),
              })}
            />
          )}
        </Box>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {[
            translate('programmes.edition', { edition: edition.edition }),
            call?.number ?? call?.title,
            openedAt ? translate('programmes.opened', { at: format.date(openedAt) }) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {shown !== null && (
        <Button
          size="small"
          aria-label={translate('programmes.exportOf', { title: text(title) })}
          onClick={() => void provider.download(`/programme-editions/${id}/versions/${shown}/bundle`)}
          sx={{ m: 1 }}
        >
          {translate('programmes.act.exportBundle')}
        </Button>
      )}
    </Paper>
  );
}

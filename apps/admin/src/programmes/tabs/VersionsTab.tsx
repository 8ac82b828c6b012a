import type { EditionDto, EditionTextDto, EditionVersionDto } from '@linxuan/contracts';
import { Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { Panel, useFormat, useJoin } from '../../components';
import { Differences } from '../Differences';

/** Versions with who wrote and signed them, and what the one on the page changed. */
export function VersionsTab({ edition, view }: { edition: EditionDto; view: EditionTextDto }) {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '380px minmax(0, 1fr)' },
        alignItems: 'start',
      }}
    >
      <Panel title={translate('programmes.tab.versions')}>
        <Box component="ol" reversed sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {[...edition.versions].reverse().map((version) => (
            <Version key={version.version} version={version} current={version.version === view.version} />
          ))}
        </Box>
      </Panel>
      <Panel
        title={
          view.basedOn
            ? translate('programmes.versions.differences', baseOf(view.basedOn, edition.programmeId))
            : translate('programmes.edit.difference')
        }
      >
        {view.basedOn ? (
          <Differences differences={view.differences} before={view.baseYaml} after={view.yaml} />
        ) : (
          <Typography color="textSecondary">{translate('programmes.versions.first')}</Typography>
        )}
      </Panel>
    </Box>
  );
}

/** `energy-first-set-2025-5@1` is the first version of 2025-5. */
function baseOf(basedOn: string, programmeId: string): { edition: string; version: string } {
  const [id = '', version = ''] = basedOn.split('@');
  return { edition: id.slice(programmeId.length + 1), version };
}

function Version({ version, current }: { version: EditionVersionDto; current: boolean }) {
  const translate = useTranslate();
  const format = useFormat();
  const join = useJoin();
  const { pathname } = useLocation();
  const people = [
    version.authors.length > 0 ? `${translate('programmes.versions.author')} ${join(version.authors)}` : '',
    version.proposedBy ? `${translate('programmes.versions.proposer')} ${version.proposedBy}` : '',
    version.approver ? `${translate('programmes.versions.approver')} ${version.approver}` : '',
  ].filter(Boolean);
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography
          component={Link}
          to={`${pathname}?tab=versions&version=${version.version}`}
          replace
          sx={{ fontWeight: 650, color: 'primary.main' }}
          aria-current={current || undefined}
        >
          {translate('programmes.version', { version: version.version })}
        </Typography>
        <Chip
          size="small"
          label={translate(`programmes.state.${version.state}`)}
          color={version.state === 'open' ? 'primary' : 'default'}
        />
        {version.running !== null && version.running > 0 && (
          <Chip size="small" variant="outlined" label={translate('programmes.running', { count: version.running })} />
        )}
      </Box>
      <Typography variant="body2">{[version.documentNumber, version.reason].filter(Boolean).join(' · ')}</Typography>
      <Typography variant="body2" color="textSecondary">
        {[
          version.openedAt
            ? translate('programmes.versions.openedAt', { at: format.dateTime(version.openedAt) })
            : translate('programmes.versions.saved', { at: format.dateTime(version.savedAt) }),
          ...people,
        ].join(' · ')}
      </Typography>
      {version.digest && (
        <Typography variant="body2" color="textSecondary" sx={{ fontFamily: 'monospace', fontSize: '0.75rem' }}>
          {translate('programmes.versions.digest')} {version.digest.slice(0, 16)}
        </Typography>
      )}
    </Box>
  );
}

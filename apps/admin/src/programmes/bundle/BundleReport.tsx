import type { EditionBundleReportDto, EditionProblemDto } from '@linxuan/contracts';
import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useFormat, useJoin, useText } from '../../components';
import { Differences } from '../Differences';
import { ChecksTab } from '../tabs/ChecksTab';
import { TaxonomyChange } from './TaxonomyChange';

/** What an import would do, what is wrong, and what differs from the last edition. */
export function BundleReport({
  report,
  onGo,
}: {
  report: EditionBundleReportDto;
  onGo(problem: EditionProblemDto): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const format = useFormat();
  const { outcome, title, version, draft, taken, organisations, taxonomy, problems, more, differences, base } = report;
  return (
    <>
      <Alert
        severity={outcome === 'refused' ? 'error' : outcome === 'same' ? 'info' : draft ? 'warning' : 'success'}
        role="status"
        sx={{ mb: 2 }}
      >
        {title && <Typography sx={{ fontWeight: 600 }}>{text(title)}</Typography>}
        {translate(`programmes.import.outcome.${outcome}`, { version: version ?? 1 })}
        {draft && outcome === 'draft' && (
          <div>{translate('programmes.import.replaces', { at: format.dateTime(draft.savedAt) })}</div>
        )}
        {taken.length > 0 && (
          <div>
            {translate('programmes.import.taken', {
              parts: join(taken.map((part) => translate(`programmes.checks.part.${part}`))),
            })}
          </div>
        )}
      </Alert>
      {problems.length > 0 && (
        <Panel title={translate('programmes.tab.checks')}>
          <ChecksTab problems={problems} onGo={onGo} />
          {more > 0 && <Typography>{translate('programmes.import.more', { count: more })}</Typography>}
        </Panel>
      )}
      {organisations.length > 0 && (
        <Panel title={translate('programmes.import.organisations')}>
          <Typography color="textSecondary">{translate('programmes.import.organisationsHelp')}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {organisations.map(({ code, name }) => (
              <li key={code}>
                {text(name)}{' '}
                <Typography component="span" variant="body2" color="textSecondary">
                  {code}
                </Typography>
              </li>
            ))}
          </Box>
        </Panel>
      )}
      {taxonomy && (
        <Panel title={translate('programmes.taxonomy.title')}>
          <TaxonomyChange change={taxonomy} />
        </Panel>
      )}
      {base && outcome !== 'same' && (
        <Panel title={translate('programmes.versions.differences', { edition: base.id, version: base.version })}>
          <Differences differences={differences} before={null} after="" />
        </Panel>
      )}
    </>
  );
}
